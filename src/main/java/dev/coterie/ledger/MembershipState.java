package dev.coterie.ledger;

/** How a membership goes on. */
public enum MembershipState {
  RUNNING,
  /** What is left of it is kept for later. */
  PAUSED,
  /** It was cancelled and runs to its end. */
  ENDING
}
