package dev.coterie.order.gift;

/** What became of a gift. */
public enum GiftState {
  /** Whoever has the code may redeem it. */
  OPEN,
  REDEEMED,
  /** It was refunded or cancelled; what it gave was taken back. */
  WITHDRAWN
}
