package dev.coterie.order;

import dev.coterie.kernel.Money;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A line of an order that a transaction has locked.
 *
 * @param quantity null while only a refund was reported
 * @param groupId the group whose product it is, null for any other product
 * @param days that a unit gives, as when the line was first reported; null for ever
 * @param fulfilled whether it gave what it was paid for
 */
public record OrderLine(
    String id,
    String sku,
    @Nullable Integer quantity,
    BigDecimal unitPrice,
    @Nullable Long groupId,
    @Nullable Integer days,
    boolean gift,
    @Nullable String quoteId,
    boolean fulfilled,
    int refunded) {

  boolean sellsMembership() {
    return groupId != null;
  }

  /** Whether a report says the same of it. */
  boolean is(ReportedLine reported) {
    return sku.equals(reported.sku())
        && quantity != null
        && quantity == reported.quantity()
        && unitPrice.compareTo(reported.unitPrice()) == 0;
  }

  /** What so many units came to, as a price. */
  public BigDecimal priceOf(int units, Currency currency) {
    return Money.price(unitPrice.multiply(BigDecimal.valueOf(units)), currency).amount();
  }

  OrderLine refundedSoFar(int units) {
    return new OrderLine(
        id, sku, quantity, unitPrice, groupId, days, gift, quoteId, fulfilled, units);
  }

  /** The units from this one on are refunded. */
  int firstRefunded() {
    return quantity == null ? 0 : quantity - refunded;
  }
}
