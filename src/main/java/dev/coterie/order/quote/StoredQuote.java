package dev.coterie.order.quote;

import dev.coterie.kernel.Money;
import dev.coterie.ledger.tier.UnusedValue;
import dev.coterie.order.account.QuotedCredit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A quote as its table has it.
 *
 * @param basis what it was made from
 * @param units whose unused value it counts on
 * @param order the order that was placed on it in time, null while none was
 * @param reservedUntil until when its credit is reserved for that order, null while none was placed
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
    List<UnusedValue> units,
    @Nullable String order,
    @Nullable Instant reservedUntil) {

  public StoredQuote {
    units = List.copyOf(units);
  }

  /** What it has the account pay for the order, which may come late. */
  public QuotedCredit quotedCredit(Instant now) {
    Instant until = reservedUntil == null ? expiresAt : reservedUntil;
    return new QuotedCredit(id, credit, units, now.isBefore(until));
  }

  /** What it counts on of the plan that is left. */
  BigDecimal unused() {
    return units.stream()
        .map(unit -> unit.value().amount())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Whether the order can be bought on it: no other was placed on it, and not too late. */
  boolean isInTime(String forOrder, Instant now) {
    return order == null ? now.isBefore(expiresAt) : order.equals(forOrder);
  }

  /** Whether it was made for just this purchase. */
  boolean isFor(long customer, QuotedPurchase purchase) {
    return customerId == customer
        && groupId == purchase.groupId()
        && quantity == purchase.quantity()
        && charge.currency().equals(purchase.currency());
  }
}
