package dev.coterie.year.shop;

import java.math.BigDecimal;
import java.util.Map;

/**
 * Money that should have moved, in a form that compares.
 *
 * @param kind the reason of a charge, or refund
 * @param credit what went back to the account, where it is a refund
 */
public record Booking(
    String customer,
    String order,
    String plan,
    String kind,
    String amount,
    String credit,
    String currency) {

  static Booking charge(Order order, String reason) {
    return of(order, reason, order.money(1, order.quantity), BigDecimal.ZERO);
  }

  static Booking refund(Order order, BigDecimal amount, BigDecimal credit) {
    return of(order, "refund", amount, credit);
  }

  private static Booking of(Order order, String kind, BigDecimal amount, BigDecimal credit) {
    return new Booking(
        order.customer,
        order.id,
        order.plan.code(),
        kind,
        plain(amount),
        plain(credit),
        order.plan.currency());
  }

  public static String plain(BigDecimal amount) {
    return amount.stripTrailingZeros().toPlainString();
  }

  /** Adds it to sums by kind and currency. */
  public void addTo(Map<String, BigDecimal> sums) {
    sums.merge(kind + " " + currency, new BigDecimal(amount), BigDecimal::add);
  }
}
