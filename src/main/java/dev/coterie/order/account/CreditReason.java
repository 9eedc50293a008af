package dev.coterie.order.account;

/** Why an account has more or less. */
public enum CreditReason {
  /** More: the unused value of a plan that was left. */
  UNUSED,
  /** Less: it paid for a plan. */
  USED,
  /** More: what it had paid for was refunded or cancelled. */
  RETURNED,
  /** Less: the units that the value came from were refunded or cancelled. */
  TAKEN_BACK,
  /** More: staff added to it. */
  CREDITED,
  /** Less: staff took from it. */
  DEBITED,
  /** Less: it was paid out. */
  PAID_OUT
}
