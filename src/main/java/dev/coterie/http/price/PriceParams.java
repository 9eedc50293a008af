package dev.coterie.http.price;

import dev.coterie.caller.Caller;
import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import dev.coterie.http.Params;
import dev.coterie.kernel.ShopCalendar;
import dev.coterie.kernel.TextForm;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a request asks of one price, by its path and its parameters. */
record PriceParams(
    String sku,
    @Nullable String customer,
    @Nullable String group,
    int quantity,
    @Nullable Instant at,
    boolean explain,
    PriceFields fields) {
  static final String[] NAMES = {
    "customer", "group", "quantity", "at", "explain", PriceFields.PARAMETER
  };

  static PriceParams of(Exchange exchange) {
    String sku = exchange.path("sku", TextForm.SKU);
    Params params = exchange.query();
    PriceParams asked =
        new PriceParams(
            sku,
            params.text("customer", TextForm.CUSTOMER_CODE),
            params.text("group", TextForm.GROUP_CODE),
            params.whole("quantity", 1, BatchAnswers.MAX_QUANTITY, 1),
            params.read("at", ShopCalendar::instant),
            params.flag("explain"),
            PriceFields.orAll(params.read(PriceFields.PARAMETER, PriceFields::of)));
    params.check();
    return asked;
  }

  Future<Answer> answer(PriceAnswers answers, Caller caller) {
    return answers.one(
        answers.query(customer, group, List.of(sku), at, explain), quantity, fields, caller);
  }
}
