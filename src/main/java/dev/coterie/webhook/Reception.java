package dev.coterie.webhook;

import org.jspecify.annotations.Nullable;

/**
 * How a receiver took an event.
 *
 * @param answered its status of HTTP, null where it gave none
 * @param reason in words, null where it has the event
 */
record Reception(Manner manner, @Nullable Integer answered, @Nullable String reason) {

  enum Manner {
    /** It said that it has it. */
    TAKEN,
    /** It said something else. */
    REFUSED,
    /** It wants nothing, for good. */
    GONE,
    /** It said nothing in time. */
    SILENT,
    /** It could not be talked to. */
    UNREACHED,
    /** The address leads where nothing may be sent. */
    FORBIDDEN
  }

  private static final int GONE_FOR_GOOD = 410;

  static Reception of(int status) {
    if (status / 100 == 2) {
      return new Reception(Manner.TAKEN, status, null);
    }
    return status == GONE_FOR_GOOD
        ? new Reception(
            Manner.GONE, status, "the receiver wants nothing any more (410), and was switched off")
        : new Reception(Manner.REFUSED, status, "the receiver answered " + status);
  }

  static Reception failed(Manner manner, String reason) {
    return new Reception(manner, null, reason);
  }
}
