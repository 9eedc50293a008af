package dev.coterie.order;

import dev.coterie.kernel.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the shop says of an order.
 *
 * @param customer the customer's code, null for a guest
 * @param lines at least one; of a refund the lines that were refunded, with how many units so far
 */
public record OrderReport(
    String id,
    OrderStatus status,
    @Nullable String customer,
    Currency currency,
    BigDecimal total,
    Instant at,
    List<ReportedLine> lines) {

  public OrderReport {
    lines = List.copyOf(lines);
  }

  /** An order as it was last reported, to be looked at again. */
  static OrderReport of(Order order) {
    return new OrderReport(
        order.id(),
        order.status(),
        order.customer(),
        order.currency(),
        order.total(),
        order.at(),
        List.of());
  }

  /** The code of the customer who buys; refuses a guest, who cannot have a membership. */
  String buyer() {
    if (customer == null) {
      throw Refusal.invalid("customer", "is required where a membership is sold").asException();
    }
    return customer;
  }
}
