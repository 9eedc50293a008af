package dev.coterie.http.api;

import static io.vertx.core.http.HttpMethod.POST;

import dev.coterie.caller.Scope;
import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import dev.coterie.http.Params;
import dev.coterie.http.server.Resource;
import dev.coterie.http.server.Routes;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.TextForm;
import dev.coterie.mail.Mail;
import dev.coterie.mail.MailContract;
import dev.coterie.mail.MailContract.ListMails;
import dev.coterie.mail.MailContract.SendAgain;
import dev.coterie.mail.MailStatus;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** {@code /v1/mails}: who was mailed, and what came of it. */
public final class MailsApi implements Resource {

  @Override
  public void addTo(Routes routes) {
    routes.get(
        "/v1/mails", Scope.ADMIN, this::list, "status", "order", "customer", "limit", "cursor");
    routes.write(POST, "/v1/mails/:id/send", Scope.ADMIN, this::send);
  }

  private Future<Answer> list(Exchange exchange) {
    Params params = exchange.query();
    MailStatus status = params.choice("status", MailStatus.class);
    String order = params.text("order", TextForm.ORDER_ID);
    String customer = params.text("customer", TextForm.CUSTOMER_CODE);
    PageRequest page = params.pageByNumber();
    params.check();
    return MailContract.LIST
        .send(exchange.vertx(), new ListMails(status, order, customer, page))
        .map(found -> Answer.of(found, MailsApi::json));
  }

  private Future<Answer> send(Exchange exchange) {
    String id = exchange.path("id", TextForm.QUERY);
    if (!id.matches("\\d{1,18}")) {
      throw Refusal.invalid("id", "must be a whole number").asException();
    }
    return MailContract.SEND_AGAIN
        .send(exchange.vertx(), exchange.actor(), new SendAgain(Long.parseLong(id)))
        .map(sent -> Answer.of(sent, mail -> Answer.ok(json(mail))));
  }

  static JsonObject json(Mail mail) {
    return new JsonObject()
        .put("id", mail.id())
        .put("kind", EnumNames.of(mail.kind()))
        .put("status", EnumNames.of(mail.status()))
        .put("order", mail.order())
        .put("customer", mail.customer())
        .put("groups", new JsonArray(mail.groups()))
        .put("address", mail.address())
        .put("tries", mail.tries())
        .put("reason", mail.reason())
        .put("at", mail.at())
        .put("nextTry", mail.nextTry())
        .put("sentAt", mail.sentAt());
  }
}
