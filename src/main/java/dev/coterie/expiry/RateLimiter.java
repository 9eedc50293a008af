package dev.coterie.expiry;

import java.time.Duration;

/**
 * Limits how many notices are announced at once, and how soon more may follow: a number a second,
 * spread evenly. Times are readings of {@link System#nanoTime()}.
 */
final class RateLimiter {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final int batch;
  private final long nanosEach;
  private long free;

  RateLimiter(int batch, int perSecond, long now) {
    this.batch = Math.min(batch, perSecond);
    this.nanosEach = SECOND / perSecond;
    this.free = now;
  }

  int batch() {
    return batch;
  }

  /**
   * How long to wait after a batch of so many.
   *
   * <p>A batch that came late has the next come so much sooner, but no more than one is made up
   * for.
   */
  Duration after(long count, long now) {
    free = Math.max(free, now - batch * nanosEach) + count * nanosEach;
    return Duration.ofNanos(Math.max(0, free - now));
  }
}
