package dev.coterie.http.api;

import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;

import dev.coterie.caller.Caller;
import dev.coterie.caller.Scope;
import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import dev.coterie.http.server.BusEndpoints;
import dev.coterie.http.server.Resource;
import dev.coterie.http.server.Routes;
import dev.coterie.json.Fields;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.TextForm;
import dev.coterie.order.OrderContract;
import dev.coterie.order.OrderReport;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Currency;

/** {@code /v1/orders}: what the shop reports of its orders. */
public final class OrdersApi implements Resource {
  /** Where programs on the event bus report, with the order's {@code id} in the body. */
  private static final String REPORT = "coterie.order.report";

  private final OrderJson json;

  public OrdersApi(Currency shopCurrency) {
    this.json = new OrderJson(shopCurrency);
  }

  @Override
  public void addTo(Routes routes) {
    routes.write(PUT, "/v1/orders/:id", Scope.ORDERS, this::report);
    routes.get("/v1/orders/:id", Scope.ORDERS, this::find);
    routes.write(POST, "/v1/orders/:id/retry", Scope.ADMIN, this::retry);
  }

  @Override
  public void addTo(BusEndpoints bus) {
    bus.work(REPORT, (body, caller) -> report(bus.vertx(), body, caller));
  }

  private Future<Answer> report(Exchange exchange) {
    String id = exchange.path("id", TextForm.ORDER_ID);
    Fields body = exchange.body();
    body.requireSame("id", id);
    return report(exchange.vertx(), id, body, exchange.actor());
  }

  private Future<Answer> report(Vertx vertx, Fields body, Caller caller) {
    return report(vertx, body.text("id", TextForm.ORDER_ID), body, caller.actor());
  }

  private Future<Answer> report(Vertx vertx, String id, Fields body, Actor actor) {
    OrderReport report = json.read(id, body);
    body.check();
    return OrderContract.REPORT
        .send(vertx, actor, report)
        .map(reported -> Answer.of(reported, order -> Answer.ok(OrderJson.of(order))));
  }

  private Future<Answer> retry(Exchange exchange) {
    String id = exchange.path("id", TextForm.ORDER_ID);
    return OrderContract.RETRY
        .send(exchange.vertx(), exchange.actor(), new OrderContract.RetryOrder(id))
        .map(retried -> Answer.of(retried, order -> Answer.ok(OrderJson.of(order))));
  }

  private Future<Answer> find(Exchange exchange) {
    String id = exchange.path("id", TextForm.ORDER_ID);
    return OrderContract.FIND
        .send(exchange.vertx(), new OrderContract.FindOrder(id))
        .map(found -> Answer.of(found, order -> Answer.ok(OrderJson.of(order))));
  }
}
