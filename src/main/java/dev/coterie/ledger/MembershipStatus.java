package dev.coterie.ledger;

/** Where a membership stands at an instant. */
public enum MembershipStatus {
  /** It begins later. */
  SCHEDULED,
  ACTIVE,
  /** What was paid for is over, but it still holds for some days. */
  GRACE,
  PAUSED,
  /** It was cancelled, and holds to its end. */
  ENDING,
  ENDED
}
