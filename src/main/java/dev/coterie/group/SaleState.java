package dev.coterie.group;

/** Whether the group is for sale. */
public enum SaleState {
  /** It never was. */
  NONE,
  /** On sale. */
  ENABLED,
  /** Taken off sale, and kept. */
  DISABLED
}
