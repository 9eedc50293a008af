package dev.coterie.order.charge;

import dev.coterie.ledger.tier.PurchaseReason;

/** What a customer was charged for: a purchase, by what it came to, or a gift. */
public enum ChargeReason {
  SIGNUP,
  RENEWAL,
  CHANGE,
  GIFT;

  /** The reason of a charge for a purchase. */
  public static ChargeReason of(PurchaseReason reason) {
    return switch (reason) {
      case SIGNUP -> SIGNUP;
      case RENEWAL -> RENEWAL;
      case CHANGE -> CHANGE;
    };
  }
}
