package dev.coterie.year;

import java.math.BigDecimal;
import java.util.Map;

/**
 * Money that should have moved, in a form that compares.
 *
 * @param kind the reason of a charge, or refund
 */
record Booking(
    String customer, String order, String plan, String kind, String amount, String currency) {

  static Booking of(Order order, String kind, int units) {
    return new Booking(
        order.customer,
        order.id,
        order.plan.code(),
        kind,
        plain(order.amount(units)),
        order.plan.currency());
  }

  static String plain(BigDecimal amount) {
    return amount.stripTrailingZeros().toPlainString();
  }

  /** Adds it to sums by kind and currency. */
  void addTo(Map<String, BigDecimal> sums) {
    sums.merge(kind + " " + currency, new BigDecimal(amount), BigDecimal::add);
  }
}
