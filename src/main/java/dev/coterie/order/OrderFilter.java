package dev.coterie.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which orders are meant.
 *
 * @param query the begin of the order's id, or the customer's code; empty for all
 * @param customer the code of the customer who ordered, null for all
 * @param status how far it has come, null for any
 * @param unfulfilled whether only those are meant of which a paid line gave nothing
 * @param from the first instant, null for all up to now
 * @param until the instant before which they were, null for all from then on
 */
public record OrderFilter(
    String query,
    @Nullable String customer,
    @Nullable OrderStatus status,
    boolean unfulfilled,
    @Nullable Instant from,
    @Nullable Instant until) {
  public static final OrderFilter UNFULFILLED = new OrderFilter("", null, null, true, null, null);

  /** Those of a customer. */
  public static OrderFilter of(String customer) {
    return new OrderFilter("", customer, null, false, null, null);
  }
}
