package dev.coterie.year.shop;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;

/**
 * What the shop reports of an order.
 *
 * @param units refunded so far, where that is the status
 */
public record Report(Order order, Status status, int units) {
  private static final String LINE = "m";
  private static final BigDecimal GOODS = new BigDecimal("100.00");

  public enum Status {
    PLACED("placed"),
    PAID("paid"),
    CANCELLED("cancelled"),
    REFUNDED("refunded");

    private final String word;

    Status(String word) {
      this.word = word;
    }
  }

  public JsonObject body(String sku) {
    JsonArray lines = new JsonArray();
    if (order.withGoods && status != Status.REFUNDED) {
      lines.add(line("g", "BOOK", 1, GOODS));
    }
    int quantity = status == Status.REFUNDED ? units : order.quantity;
    lines.add(
        line(LINE, sku, quantity, order.unitPrice)
            .put("gift", order.isGift())
            .put("quote", order.quote == null ? null : order.quote.id()));
    return new JsonObject()
        .put("status", status.word)
        .put("customer", order.customer)
        .put("currency", order.plan.currency())
        .put("total", total().toPlainString())
        .put("at", order.at.toString())
        .put("lines", lines);
  }

  private static JsonObject line(String id, String sku, int quantity, BigDecimal unitPrice) {
    return new JsonObject()
        .put("id", id)
        .put("sku", sku)
        .put("quantity", quantity)
        .put("unitPrice", unitPrice.toPlainString());
  }

  private BigDecimal total() {
    return order.money(1, order.quantity).add(order.withGoods ? GOODS : BigDecimal.ZERO);
  }

  /** The line of the plan in an answer. */
  public static JsonObject planLine(JsonObject answer) {
    return answer.getJsonArray("lines").stream()
        .map(JsonObject.class::cast)
        .filter(line -> line.getString("id").equals(LINE))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public String toString() {
    return status.word + (status == Status.REFUNDED ? " (" + units + " units) " : " ") + order;
  }
}
