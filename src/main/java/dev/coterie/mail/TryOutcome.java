package dev.coterie.mail;

import org.jspecify.annotations.Nullable;

/**
 * What came of one try to send a mail.
 *
 * @param reason in words, null for one that was sent
 */
record TryOutcome(Verdict verdict, @Nullable String reason) {
  static final TryOutcome SENT = new TryOutcome(Verdict.SENT, null);

  enum Verdict {
    SENT,
    /** For certain, and it may be another time. */
    NOT_SENT,
    /** For certain, and for good: nobody can be written to at the address. */
    REFUSED,
    /** The server may have taken it. */
    UNCERTAIN
  }
}
