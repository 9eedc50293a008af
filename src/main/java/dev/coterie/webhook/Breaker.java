package dev.coterie.webhook;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Spares a receiver that fails: after {@value #FAILURES} failures in a row nothing is tried but one
 * event when a pause is over, and one success ends that. Pauses are twice as long each time.
 *
 * @param failures in a row
 * @param pausedUntil null while it is closed
 */
record Breaker(int failures, @Nullable Instant pausedUntil) {
  static final Breaker CLOSED = new Breaker(0, null);
  static final int FAILURES = 5;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
  private static final int MOST_DOUBLINGS = 10;

  /** Whether only one event may be tried, once the pause is over. */
  boolean isOpen() {
    return pausedUntil != null;
  }

  /** How many may be tried of so many at once. */
  int admits(int atOnce, Instant now) {
    if (pausedUntil == null) {
      return atOnce;
    }
    return now.isBefore(pausedUntil) ? 0 : Math.min(atOnce, 1);
  }

  /** What ends during a pause was begun before it, and says nothing new. */
  Breaker failed(Instant now) {
    if (pausedUntil != null && now.isBefore(pausedUntil)) {
      return this;
    }
    int more = failures + 1;
    return new Breaker(more, more < FAILURES ? null : now.plus(pause(more)));
  }

  private static Duration pause(int failures) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - FAILURES, MOST_DOUBLINGS));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }
}
