package dev.coterie.order;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An order as a transaction has locked it.
 *
 * @param customer the customer's code, null for a guest
 * @param buyerErased whether that customer was erased, be the code somebody else's by now
 * @param currency ISO 4217
 * @param reached each status that was reported of it before; empty while it is new
 */
record LockedOrder(
    String id,
    @Nullable String customer,
    boolean buyerErased,
    String currency,
    BigDecimal total,
    Set<OrderStatus> reached) {

  LockedOrder {
    reached = Set.copyOf(reached);
  }

  boolean has(OrderStatus status) {
    return reached.contains(status);
  }

  /** Whether it is this customer's, who was erased. */
  boolean isOfErased(@Nullable String code) {
    return buyerErased && Objects.equals(customer, code);
  }

  /** Whether it is reported for the first time. */
  boolean isNew() {
    return reached.isEmpty();
  }

  boolean isPaid() {
    return has(OrderStatus.PAID);
  }

  boolean isCancelled() {
    return has(OrderStatus.CANCELLED);
  }
}
