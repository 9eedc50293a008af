package dev.coterie.ledger.tier;

/** What gave a period of the ledger. */
public enum Source {
  /** A unit of a paid order line. */
  ORDER,
  /** Staff, by hand: counts as paid. */
  MANUAL,
  /** A file of members. */
  IMPORT,
  /** The code of a membership that somebody else paid. */
  GIFT,
  /** A free trial. */
  TRIAL,
  /** The days of grace after the paid end. */
  GRACE
}
