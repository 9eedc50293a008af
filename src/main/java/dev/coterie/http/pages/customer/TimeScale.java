package dev.coterie.http.pages.customer;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** From instants to places on a line of {@value #LENGTH} units. */
record TimeScale(Instant begin, Instant end) {
  static final int LENGTH = 1_000;

  /** The place of an instant; what never ends runs to the end of the line. */
  int place(@Nullable Instant instant) {
    if (instant == null || instant.isAfter(end)) {
      return LENGTH;
    }
    long all = Math.max(1, Duration.between(begin, end).toSeconds());
    return (int) (Duration.between(begin, instant).toSeconds() * LENGTH / all);
  }
}
