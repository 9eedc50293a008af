package dev.coterie.order.account;

/** Why something stands on an account. */
public enum CreditReason {
  /** The unused value of a plan that was left. */
  UNUSED,
  /** It paid for a plan. */
  USED
}
