package dev.coterie.ledger.tier;

/** What a paid line comes to. */
public enum PurchaseReason {
  /** The customer had no plan of the tier. */
  SIGNUP,
  /** The membership goes on for longer. */
  RENEWAL,
  /** The plan takes the place of another one of its tier. */
  CHANGE
}
