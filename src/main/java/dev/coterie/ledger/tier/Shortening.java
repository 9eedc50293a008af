package dev.coterie.ledger.tier;

import java.time.Instant;

/**
 * An earlier end of a period than what was granted.
 *
 * @param cause why, as the table says it
 */
public record Shortening(Period period, Instant until, Cause cause) {

  public enum Cause {
    /** Staff ended it or set an earlier end. */
    ENDED,
    /** Another plan of the tier took its place. */
    CHANGE,
    /** The order that gave it was refunded. */
    REFUND,
    /** The order that gave it was cancelled. */
    CANCELLATION,
    /** It goes on later. */
    PAUSE,
    /** It was still to come, and lies elsewhere now. */
    MOVED,
    /** Days of grace that are not needed: what is paid goes on, or was reversed. */
    GRACE
  }

  /** From when on nothing is left. */
  public Instant from() {
    return until.isAfter(period.during().from()) ? until : period.during().from();
  }
}
