package dev.coterie.year;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An order as the shop knows it, and what the model has made of the reports of it so far. */
final class Order {
  private static final String LINE = "m";

  final String id;
  final String customer;
  final Plan plan;
  final int quantity;
  final BigDecimal unitPrice;
  private final Instant at;
  private final boolean withGoods;

  @Nullable String reason;
  boolean accepted;
  boolean paid;
  boolean cancelled;

  /** Units that a report said were refunded, and units that were. */
  int reported;

  int refunded;

  Order(
      String id,
      String customer,
      Plan plan,
      int quantity,
      BigDecimal unitPrice,
      Instant at,
      boolean withGoods) {
    this.id = id;
    this.customer = customer;
    this.plan = plan;
    this.quantity = quantity;
    this.unitPrice = unitPrice;
    this.at = at;
    this.withGoods = withGoods;
  }

  enum Status {
    PLACED("placed"),
    PAID("paid"),
    CANCELLED("cancelled"),
    REFUNDED("refunded");

    private final String word;

    Status(String word) {
      this.word = word;
    }
  }

  /**
   * What the shop reports.
   *
   * @param units refunded so far, where that is the status
   */
  record Report(Order order, Status status, int units) {

    JsonObject body(String sku) {
      int quantity = status == Status.REFUNDED ? units : order.quantity;
      JsonArray lines = new JsonArray();
      if (order.withGoods && status != Status.REFUNDED) {
        lines.add(line("g", "BOOK", 1, new BigDecimal("100.00")));
      }
      lines.add(line(LINE, sku, quantity, order.unitPrice));
      return new JsonObject()
          .put("status", status.word)
          .put("customer", order.customer)
          .put("currency", order.plan.currency())
          .put("total", order.total().toPlainString())
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

    @Override
    public String toString() {
      return "%s of %s: %d x %s of %s %s"
          .formatted(
              status.word,
              order.id,
              order.quantity,
              order.plan,
              order.customer,
              status == Status.REFUNDED ? "(" + units + " units)" : "");
    }
  }

  Report report(Status status) {
    return new Report(this, status, status == Status.REFUNDED ? quantity : 0);
  }

  Report refund(int units) {
    return new Report(this, Status.REFUNDED, units);
  }

  BigDecimal amount(int units) {
    return unitPrice.multiply(BigDecimal.valueOf(units));
  }

  /** How many units it gives if it is paid now. */
  int kept() {
    return cancelled ? 0 : quantity - reported;
  }

  boolean counted() {
    return reason != null;
  }

  private BigDecimal total() {
    return amount(quantity).add(withGoods ? new BigDecimal("100.00") : BigDecimal.ZERO);
  }

  /** The line of the plan in an answer. */
  static JsonObject planLine(JsonObject answer) {
    return answer.getJsonArray("lines").stream()
        .map(JsonObject.class::cast)
        .filter(line -> line.getString("id").equals(LINE))
        .findFirst()
        .orElseThrow();
  }
}
