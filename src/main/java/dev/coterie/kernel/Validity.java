package dev.coterie.kernel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A half-open stretch of time {@code [from, until)}: at {@code until} it no longer holds.
 *
 * @param from the first instant that counts
 * @param until the first instant that no longer counts, null where it never ends
 */
public record Validity(Instant from, @Nullable Instant until) {

  public Validity {
    if (until != null && !until.isAfter(from)) {
      throw new IllegalArgumentException("a validity ends after it begins: " + from + ", " + until);
    }
  }

  public boolean contains(Instant instant) {
    return !instant.isBefore(from) && !endsBy(instant);
  }

  /** Whether it is over at the instant. */
  public boolean endsBy(Instant instant) {
    return until != null && !until.isAfter(instant);
  }

  /** The first begin or end after the instant, null where none comes. */
  public @Nullable Instant nextTurnAfter(Instant instant) {
    if (from.isAfter(instant)) {
      return from;
    }
    return endsBy(instant) ? null : until;
  }
}
