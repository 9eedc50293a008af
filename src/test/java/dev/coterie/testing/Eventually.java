package dev.coterie.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for what happens soon, but not at a moment that a test could name. */
public final class Eventually {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  private Eventually() {}

  /** Looks until the value is the expected one; fails with the last other one. */
  public static <T> void sees(T expected, Supplier<T> look) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    T seen = look.get();
    while (!expected.equals(seen) && System.nanoTime() < end) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      seen = look.get();
    }
    assertThat(seen).isEqualTo(expected);
  }
}
