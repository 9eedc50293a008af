package dev.coterie.order.account;

/** Why an account was credited, or what it paid for. */
enum CreditReason {
  /** The unused value of a plan that was left. */
  UNUSED,
  /** What the account paid for a plan. */
  USED
}
