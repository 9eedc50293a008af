package dev.coterie.http.api;

import dev.coterie.json.Fields;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.ShopCalendar;
import dev.coterie.kernel.TextForm;
import dev.coterie.order.Order;
import dev.coterie.order.Order.LineGift;
import dev.coterie.order.OrderReport;
import dev.coterie.order.OrderStatus;
import dev.coterie.order.ReportedLine;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes orders as JSON.
 *
 * @param shopCurrency stands in for one that is read wrongly
 */
record OrderJson(Currency shopCurrency) {
  private static final int MAX_LINES = 500;
  private static final int MAX_QUANTITY = 1_000_000;

  OrderReport read(String id, Fields body) {
    Instant at = body.read("at", ShopCalendar::instant);
    if (at == null) {
      body.reject("at", "is required: an instant such as 2026-12-31T23:00:00Z");
    }
    List<ReportedLine> lines = body.objects("lines", MAX_LINES, OrderJson::line);
    if (body.has("lines") && lines.isEmpty()) {
      body.reject("lines", "must hold at least one line");
    }
    requireDistinct(body, lines);
    return new OrderReport(
        id,
        body.choice("status", OrderStatus.class),
        body.textOrNull("customer", TextForm.CUSTOMER_CODE),
        body.currency("currency", shopCurrency),
        body.amount("total"),
        at == null ? Instant.EPOCH : at,
        lines);
  }

  private static ReportedLine line(Fields fields) {
    Integer quantity = fields.wholeOrNull("quantity", 1, MAX_QUANTITY);
    boolean gift = fields.flag("gift", false);
    if (gift && fields.has("quote") && !fields.isNull("quote")) {
      fields.reject("quote", "must be null: a gift is not bought on a quote");
    }
    return new ReportedLine(
        fields.text("id", TextForm.ORDER_ID),
        fields.text("sku", TextForm.SKU),
        quantity == null ? 1 : quantity,
        fields.amount("unitPrice"),
        gift,
        fields.textOrNull("quote", TextForm.QUERY));
  }

  private static void requireDistinct(Fields body, List<ReportedLine> lines) {
    Set<String> seen = new HashSet<>();
    for (int index = 0; index < lines.size(); index++) {
      if (!seen.add(lines.get(index).id())) {
        body.reject("lines[" + index + "].id", "must be unique in the order");
      }
    }
  }

  static JsonObject of(Order order) {
    JsonArray lines = new JsonArray();
    order.lines().forEach(line -> lines.add(of(line, order.currency())));
    return new JsonObject()
        .put("id", order.id())
        .put("status", EnumNames.of(order.status()))
        .put("customer", order.customer())
        .put("currency", order.currency().getCurrencyCode())
        .put("total", text(order.total(), order.currency()))
        .put("owed", owed(order))
        .put("at", order.at())
        .put("lines", lines);
  }

  private static JsonObject of(Order.Line line, Currency currency) {
    return new JsonObject()
        .put("id", line.id())
        .put("sku", line.sku())
        .put("quantity", line.quantity())
        .put("unitPrice", text(line.unitPrice(), currency))
        .put("group", line.group())
        .put("gift", line.gift())
        .put("reason", line.reason())
        .put("refunded", line.refunded())
        .put("gifts", new JsonArray(line.gifts().stream().map(LineGift::code).toList()))
        .put("giftOwners", new JsonArray(line.gifts().stream().map(OrderJson::owner).toList()))
        .put("from", line.from())
        .put("until", line.until())
        .put("reservedUntil", line.reservedUntil())
        .put("unfulfilled", of(line.unfulfilled()));
  }

  private static JsonObject owner(LineGift gift) {
    return new JsonObject()
        .put("gift", gift.code())
        .put("state", EnumNames.of(gift.state()))
        .put("customer", gift.owner());
  }

  private static @Nullable JsonObject of(Order.@Nullable Unfulfilled unfulfilled) {
    return unfulfilled == null
        ? null
        : new JsonObject().put("code", unfulfilled.code()).put("detail", unfulfilled.detail());
  }

  private static @Nullable String owed(Order order) {
    Money owed = order.owed();
    return owed == null ? null : owed.text();
  }

  private static String text(BigDecimal amount, Currency currency) {
    return new Money(amount, currency).text();
  }
}
