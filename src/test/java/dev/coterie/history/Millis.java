package dev.coterie.history;

import java.util.Locale;

/** Durations in nanoseconds as people read them. */
final class Millis {
  private static final double NANOS = 1_000_000;

  private Millis() {}

  static String of(long nanos) {
    return String.format(Locale.ROOT, "%.3f", nanos / NANOS);
  }

  static String between(long origin, long instant) {
    return of(instant - origin);
  }
}
