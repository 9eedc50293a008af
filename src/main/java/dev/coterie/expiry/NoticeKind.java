package dev.coterie.expiry;

/** What a scheduled notice announces. */
public enum NoticeKind {
  /** The end comes nearer. */
  REMINDER,
  /** What was still to come begins. */
  BEGIN,
  /** What was paid for is over, the days of grace begin. */
  GRACE,
  /** The membership is over. */
  END,
  /** Members of a deleted group go on in this one. */
  TRANSFERRED,
  /** The members of this deleted group go on in another one. */
  DEPARTED
}
