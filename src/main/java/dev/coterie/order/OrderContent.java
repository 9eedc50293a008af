package dev.coterie.order;

import dev.coterie.kernel.Money;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an order is about, as its events show it: whose it is, and what for how much. */
record OrderContent(
    @Nullable String customer, Currency currency, BigDecimal total, List<JsonObject> lines) {

  /** As it is known. */
  static OrderContent known(LockedOrder order, Collection<StoredLine> lines) {
    Currency currency = Money.currency(order.currency());
    return new OrderContent(
        order.customer(),
        currency,
        order.total(),
        lines.stream().map(line -> json(line, currency)).toList());
  }

  /** As a report says. */
  static OrderContent reported(OrderReport report) {
    return new OrderContent(
        report.customer(),
        report.currency(),
        report.total(),
        report.lines().stream().map(line -> json(line, report.currency())).toList());
  }

  /** This, with the lines of a report that are not known yet. */
  OrderContent with(OrderReport report, Map<String, StoredLine> known) {
    Stream<JsonObject> further =
        report.lines().stream()
            .filter(line -> !known.containsKey(line.id()))
            .map(line -> json(line, currency));
    return new OrderContent(
        customer, currency, total, Stream.concat(lines.stream(), further).toList());
  }

  private static JsonObject json(StoredLine line, Currency currency) {
    return json(line.id(), line.sku(), line.quantity(), line.unitPrice(), currency);
  }

  private static JsonObject json(ReportedLine line, Currency currency) {
    return json(line.id(), line.sku(), line.quantity(), line.unitPrice(), currency);
  }

  private static JsonObject json(
      String id, String sku, @Nullable Integer quantity, BigDecimal unitPrice, Currency currency) {
    return new JsonObject()
        .put("id", id)
        .put("sku", sku)
        .put("quantity", quantity)
        .put("unitPrice", new Money(unitPrice, currency).text());
  }

  JsonObject json() {
    return new JsonObject()
        .put("customer", customer)
        .put("currency", currency.getCurrencyCode())
        .put("total", new Money(total, currency).text())
        .put("lines", new JsonArray(lines));
  }
}
