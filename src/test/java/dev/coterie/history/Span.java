package dev.coterie.history;

/**
 * From when to when something was under way, in nanoseconds of this process's one clock.
 *
 * @param end {@link #NEVER} where no answer came, so that it may happen yet
 */
record Span(long begin, long end) {
  static final long NEVER = Long.MAX_VALUE;

  private static final long ORIGIN = System.nanoTime();

  static long now() {
    return System.nanoTime() - ORIGIN;
  }
}
