package dev.coterie.ledger;

/** How a membership goes on. */
public enum MembershipState {
  RUNNING,
  /** It does not run; what is left of it goes on later. */
  PAUSED,
  /** It was cancelled and runs to its end. */
  ENDING
}
