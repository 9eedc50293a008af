package dev.coterie.order.account;

/** What a customer was charged for. */
public enum ChargeReason {
  SIGNUP,
  RENEWAL,
  CHANGE,
  GIFT
}
