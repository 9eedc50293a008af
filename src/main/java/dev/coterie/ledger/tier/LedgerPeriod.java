package dev.coterie.ledger.tier;

import dev.coterie.kernel.Validity;

/** A period of the ledger as far as a membership's status depends on it. */
public interface LedgerPeriod {

  /** When it holds. */
  Validity during();

  /** What gave it. */
  Source source();

  /** Whether it follows what is paid instead of being paid itself. */
  default boolean isGrace() {
    return source() == Source.GRACE;
  }
}
