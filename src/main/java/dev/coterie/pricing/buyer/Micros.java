package dev.coterie.pricing.buyer;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Instants as microseconds since 1970, as exact as the database stores them. */
final class Micros {
  /** In place of an end where there is none. */
  static final long NEVER = Long.MAX_VALUE;

  private static final long PER_SECOND = 1_000_000;
  private static final int NANOS = 1_000;

  private Micros() {}

  /** The last microsecond that is not after the instant. */
  static long of(Instant instant) {
    // ChronoUnit would count nanoseconds first, which overflow after the year 2262
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
