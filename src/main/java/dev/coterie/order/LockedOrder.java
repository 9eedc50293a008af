package dev.coterie.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order as a transaction has locked it.
 *
 * @param placedAt when it was first reported so, null if it was not; so are the others
 */
record LockedOrder(
    String id,
    @Nullable String customer,
    String currency,
    @Nullable Instant placedAt,
    @Nullable Instant paidAt,
    @Nullable Instant cancelledAt,
    @Nullable Instant refundedAt) {

  boolean isPaid() {
    return paidAt != null;
  }

  boolean isCancelled() {
    return cancelledAt != null;
  }
}
