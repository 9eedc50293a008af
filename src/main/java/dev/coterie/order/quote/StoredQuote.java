package dev.coterie.order.quote;

import dev.coterie.kernel.Money;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A quote as its table has it.
 *
 * @param basis what it was made from
 * @param order the order that was placed on it in time, null while none was
 */
public record StoredQuote(
    String id,
    long customerId,
    long groupId,
    int quantity,
    Money charge,
    Money credit,
    String basis,
    Instant expiresAt,
    @Nullable String order) {

  /** What is paid for one unit, by the customer and from the account. */
  public Money worth() {
    return charge.plus(credit).share(BigDecimal.ONE, BigDecimal.valueOf(quantity));
  }

  /** Whether the order can be bought on it: it has not expired, or the order was placed before. */
  boolean isInTime(String forOrder, Instant now) {
    return now.isBefore(expiresAt) || forOrder.equals(order);
  }

  /** Whether it was made for just this purchase. */
  boolean isFor(long customer, QuotedPurchase purchase) {
    return customerId == customer
        && groupId == purchase.groupId()
        && quantity == purchase.quantity()
        && charge.currency().equals(purchase.currency());
  }
}
