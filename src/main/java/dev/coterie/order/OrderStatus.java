package dev.coterie.order;

import java.util.Collection;
import java.util.Collections;

/** How far an order has come, in this order; one that was reached stays reached. */
public enum OrderStatus {
  PLACED,
  PAID,
  CANCELLED,
  REFUNDED;

  /** The status of an order that has reached all of these, of which there is at least one. */
  static OrderStatus furthest(Collection<OrderStatus> reached) {
    return Collections.max(reached);
  }
}
