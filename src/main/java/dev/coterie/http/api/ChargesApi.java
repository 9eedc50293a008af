package dev.coterie.http.api;

import dev.coterie.caller.Scope;
import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import dev.coterie.http.Params;
import dev.coterie.http.server.Resource;
import dev.coterie.http.server.Routes;
import dev.coterie.json.MoneyJson;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Sorting;
import dev.coterie.kernel.TextForm;
import dev.coterie.order.charge.Charge;
import dev.coterie.order.charge.ChargeContract;
import dev.coterie.order.charge.ChargeContract.ChargeColumn;
import dev.coterie.order.charge.ChargeContract.ChargeFilter;
import dev.coterie.order.charge.ChargeContract.ListCharges;
import dev.coterie.order.charge.ChargeContract.ListRefunds;
import dev.coterie.order.charge.ChargeReason;
import dev.coterie.order.charge.Refund;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** {@code /v1/charges} and {@code /v1/refunds}: what was charged and refunded for memberships. */
public final class ChargesApi implements Resource {

  @Override
  public void addTo(Routes routes) {
    routes.get(
        "/v1/charges",
        Scope.ADMIN,
        this::charges,
        "customer",
        "reason",
        "belowFee",
        "limit",
        "cursor");
    routes.get("/v1/refunds", Scope.ADMIN, this::refunds, "customer", "limit", "cursor");
  }

  private Future<Answer> charges(Exchange exchange) {
    Params params = exchange.query();
    String customer = params.text("customer", TextForm.CUSTOMER_CODE);
    ChargeReason reason = params.choice("reason", ChargeReason.class);
    Boolean belowFee = params.read("belowFee", Params::flagOf);
    PageRequest page = params.pageByNumber();
    params.check();
    return ChargeContract.CHARGES
        .send(
            exchange.vertx(),
            new ListCharges(
                ChargeFilter.of(customer), reason, belowFee, Sorting.by(ChargeColumn.ID), page))
        .map(found -> Answer.of(found, ChargesApi::json));
  }

  private Future<Answer> refunds(Exchange exchange) {
    Params params = exchange.query();
    String customer = params.text("customer", TextForm.CUSTOMER_CODE);
    PageRequest page = params.pageByNumber();
    params.check();
    return ChargeContract.REFUNDS
        .send(
            exchange.vertx(),
            new ListRefunds(ChargeFilter.of(customer), Sorting.by(ChargeColumn.ID), page))
        .map(found -> Answer.of(found, ChargesApi::json));
  }

  static JsonObject json(Charge charge) {
    return MoneyJson.put(
            new JsonObject()
                .put("id", charge.id())
                .put("customer", charge.customer())
                .put("group", charge.group())
                .put("reason", EnumNames.of(charge.reason())),
            "amount",
            charge.amount())
        .put("fee", MoneyJson.ofNullable(charge.fee()))
        .put("belowFee", charge.belowFee())
        .put("order", charge.order())
        .put("at", charge.at());
  }

  static JsonObject json(Refund refund) {
    return MoneyJson.put(
            new JsonObject()
                .put("id", refund.id())
                .put("customer", refund.customer())
                .put("group", refund.group())
                .put("units", refund.units()),
            "amount",
            refund.amount())
        .put("credit", refund.credit().text())
        .put("order", refund.order())
        .put("at", refund.at());
  }
}
