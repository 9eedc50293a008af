package dev.coterie.pricing;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * One kind of entry in the price book: bounded, and safe for all threads.
 *
 * <p>An entry is there from the moment its load begins, as a future. Forgetting a key takes that
 * future away too, so a load that began before a commit can never be kept after it: whoever asks
 * next begins a new load, while those who asked before still get their answer.
 *
 * @param <V> the entries
 */
final class Shelf<V> {
  private final AsyncCache<String, V> entries;
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();

  Shelf(int mostEntries) {
    entries = Caffeine.newBuilder().maximumSize(mostEntries).buildAsync();
  }

  /**
   * The entry, loaded or on its way. Where it was neither, the future that the caller gets is the
   * caller's to complete: {@code toLoad} is told.
   */
  CompletableFuture<@Nullable V> get(String key, ToLoad<V> toLoad) {
    CompletableFuture<V> there = entries.getIfPresent(key);
    if (there == null) {
      misses.increment();
      CompletableFuture<V> mine = new CompletableFuture<>();
      there = entries.asMap().putIfAbsent(key, mine);
      if (there == null) {
        toLoad.load(key, mine);
        return mine;
      }
    } else {
      hits.increment();
    }
    return there;
  }

  void forget(@Nullable String key) {
    if (key == null) {
      entries.synchronous().invalidateAll();
    } else {
      entries.synchronous().invalidate(key);
    }
  }

  long hits() {
    return hits.sum();
  }

  long misses() {
    return misses.sum();
  }

  long size() {
    return entries.synchronous().estimatedSize();
  }

  /** Is told of an entry to load; a null value means that there is none and is not kept. */
  interface ToLoad<V> {
    void load(String key, CompletableFuture<V> entry);
  }
}
