package dev.coterie.pricing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Instants as microseconds since 1970, which all that the database holds fit. */
final class Micros {
  /** Of an end that never comes. */
  static final long NEVER = Long.MAX_VALUE;

  private static final long PER_SECOND = 1_000_000;
  private static final int NANOS = 1_000;

  private Micros() {}

  /** The last microsecond that is not after the instant. */
  static long of(Instant instant) {
    // ChronoUnit would count nanoseconds first, which fit until the year 2262 only
    return instant.getEpochSecond() * PER_SECOND + instant.getNano() / NANOS;
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  static long ofEnd(@Nullable Instant end) {
    return end == null ? NEVER : of(end);
  }

  static @Nullable Instant end(long micros) {
    return micros == NEVER ? null : instant(micros);
  }
}
