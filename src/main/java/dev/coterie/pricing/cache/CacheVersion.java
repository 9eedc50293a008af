package dev.coterie.pricing.cache;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the changes that a cache took in, to tell whether entries that were read one after the
 * other belong together: no change came between the first reading and the last. For all threads.
 */
public final class CacheVersion {
  private final AtomicLong begun = new AtomicLong();
  private final AtomicLong ended = new AtomicLong();

  /** Runs one change, however many entries it removes. */
  public void change(Runnable change) {
    begun.incrementAndGet();
    try {
      change.run();
    } finally {
      ended.incrementAndGet();
    }
  }

  /** The number of changes that have ended; to be read before the first entry. */
  public long current() {
    return ended.get();
  }

  /**
   * Whether no change has begun since that version was current, nor was under way then; to be asked
   * after the last entry was read.
   */
  public boolean isUnchangedSince(long version) {
    return begun.get() == version;
  }
}
