package dev.coterie.http.api;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.PATCH;
import static io.vertx.core.http.HttpMethod.POST;

import dev.coterie.caller.Scope;
import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import dev.coterie.http.Params;
import dev.coterie.http.server.Resource;
import dev.coterie.http.server.Routes;
import dev.coterie.json.Fields;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.TextForm;
import dev.coterie.webhook.DeliveryStatus;
import dev.coterie.webhook.Webhook;
import dev.coterie.webhook.WebhookContract;
import dev.coterie.webhook.WebhookContract.ChangeWebhook;
import dev.coterie.webhook.WebhookContract.DeleteWebhook;
import dev.coterie.webhook.WebhookContract.FindWebhook;
import dev.coterie.webhook.WebhookContract.ListDeliveries;
import dev.coterie.webhook.WebhookContract.ListWebhooks;
import dev.coterie.webhook.WebhookContract.MadeWebhook;
import dev.coterie.webhook.WebhookContract.MakeWebhook;
import dev.coterie.webhook.WebhookContract.RenewSecret;
import dev.coterie.webhook.WebhookDelivery;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** {@code /v1/webhooks}: web addresses that are told of events, and what came of it. */
public final class WebhooksApi implements Resource {
  private static final String ALL = "/v1/webhooks";
  private static final String ONE = ALL + "/:id";
  private static final int MOST_TYPES = 100;

  @Override
  public void addTo(Routes routes) {
    routes.get(ALL, Scope.ADMIN, this::list, "limit", "cursor");
    routes.secretWrite(POST, ALL, Scope.ADMIN, this::make);
    routes.get(ONE, Scope.ADMIN, this::find);
    routes.write(PATCH, ONE, Scope.ADMIN, this::change);
    routes.write(DELETE, ONE, Scope.ADMIN, this::delete);
    routes.secretWrite(POST, ONE + "/secret", Scope.ADMIN, this::renewSecret);
    routes.get(ONE + "/deliveries", Scope.ADMIN, this::deliveries, "status", "limit", "cursor");
    routes.write(POST, ONE + "/replay", Scope.ADMIN, this::replay);
  }

  private Future<Answer> list(Exchange exchange) {
    Params params = exchange.query();
    PageRequest page = params.pageByNumber();
    params.check();
    return WebhookContract.LIST
        .send(exchange.vertx(), new ListWebhooks(page))
        .map(found -> Answer.of(found, WebhooksApi::json));
  }

  private Future<Answer> make(Exchange exchange) {
    Fields body = exchange.body();
    String url = body.text("url", TextForm.WEB_ADDRESS);
    var types = body.texts("types", TextForm.NAME, MOST_TYPES);
    body.check();
    return WebhookContract.MAKE
        .send(exchange.vertx(), exchange.actor(), new MakeWebhook(url, types))
        .map(result -> Answer.of(result, made -> Answer.created(json(made))));
  }

  private Future<Answer> find(Exchange exchange) {
    return WebhookContract.FIND
        .send(exchange.vertx(), new FindWebhook(id(exchange)))
        .map(result -> Answer.of(result, found -> Answer.ok(json(found))));
  }

  private Future<Answer> change(Exchange exchange) {
    long id = id(exchange);
    Fields body = exchange.body();
    String url = body.textOrNull("url", TextForm.WEB_ADDRESS);
    var types = body.textsOrNull("types", TextForm.NAME, MOST_TYPES);
    Boolean enabled = body.flagOrNull("enabled");
    body.check();
    return WebhookContract.CHANGE
        .send(exchange.vertx(), exchange.actor(), new ChangeWebhook(id, url, types, enabled))
        .map(result -> Answer.of(result, changed -> Answer.ok(json(changed))));
  }

  private Future<Answer> delete(Exchange exchange) {
    return WebhookContract.DELETE
        .send(exchange.vertx(), exchange.actor(), new DeleteWebhook(id(exchange)))
        .map(result -> Answer.of(result, done -> Answer.nothing()));
  }

  private Future<Answer> renewSecret(Exchange exchange) {
    return WebhookContract.RENEW_SECRET
        .send(exchange.vertx(), exchange.actor(), new RenewSecret(id(exchange)))
        .map(result -> Answer.of(result, made -> Answer.ok(json(made))));
  }

  private Future<Answer> deliveries(Exchange exchange) {
    long id = id(exchange);
    Params params = exchange.query();
    DeliveryStatus status = params.choice("status", DeliveryStatus.class);
    PageRequest page = params.pageByNumber();
    params.check();
    return WebhookContract.DELIVERIES
        .send(exchange.vertx(), new ListDeliveries(id, status, page))
        .map(result -> Answer.of(result, found -> Answer.of(found, WebhooksApi::json)));
  }

  private Future<Answer> replay(Exchange exchange) {
    return WebhookContract.REPLAY
        .send(exchange.vertx(), exchange.actor(), ReplayBody.of(id(exchange), exchange.body()))
        .map(
            result ->
                Answer.of(
                    result, again -> Answer.ok(new JsonObject().put("replayed", again.events()))));
  }

  private static long id(Exchange exchange) {
    String id = exchange.path("id", TextForm.QUERY);
    if (!id.matches("\\d{1,18}")) {
      throw Refusal.invalid("id", "must be a whole number").asException();
    }
    return Long.parseLong(id);
  }

  private static JsonObject json(MadeWebhook made) {
    return json(made.webhook()).put("secret", made.secret());
  }

  private static JsonObject json(Webhook webhook) {
    return new JsonObject()
        .put("id", webhook.id())
        .put("url", webhook.url())
        .put("types", new JsonArray(webhook.types()))
        .put("enabled", webhook.enabled())
        .put("failures", webhook.failures())
        .put("pausedUntil", webhook.pausedUntil())
        .put("createdAt", webhook.createdAt());
  }

  private static JsonObject json(WebhookDelivery delivery) {
    return new JsonObject()
        .put("event", delivery.event())
        .put("type", delivery.type())
        .put("subject", delivery.subject())
        .put("status", EnumNames.of(delivery.status()))
        .put("tries", delivery.tries())
        .put("answered", delivery.answered())
        .put("reason", delivery.reason())
        .put("at", delivery.at())
        .put("nextTry", delivery.nextTry())
        .put("deliveredAt", delivery.deliveredAt());
  }
}
