package dev.coterie.order;

/** How far an order has come; a later one is never taken back. */
public enum OrderStatus {
  PLACED,
  PAID,
  CANCELLED,
  REFUNDED
}
