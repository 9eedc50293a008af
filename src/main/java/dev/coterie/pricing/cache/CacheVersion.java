package dev.coterie.pricing.cache;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells whether what was read from memory belongs together: no change was taken in between the
 * first reading and the last. For all threads.
 */
public final class CacheVersion {
  private final AtomicLong begun = new AtomicLong();
  private final AtomicLong ended = new AtomicLong();

  /** Takes a change in, however many entries it touches. */
  public void change(Runnable forgetting) {
    begun.incrementAndGet();
    try {
      forgetting.run();
    } finally {
      ended.incrementAndGet();
    }
  }

  /** The changes that are taken in; ask before the first reading. */
  public long now() {
    return ended.get();
  }

  /** Whether no change began since, nor was under way then; ask after the last reading. */
  public boolean isStill(long then) {
    return begun.get() == then;
  }
}
