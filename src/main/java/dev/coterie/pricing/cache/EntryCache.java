package dev.coterie.pricing.cache;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * A cache of one kind of entry: bounded, and safe for all threads.
 *
 * <p>A load that began before a commit is never cached after it: while it runs, its future is in
 * the cache; forgetting the key removes the future, and only a load whose future is still there is
 * cached. Whoever asks after the key was forgotten begins a new load, while those who asked before
 * still get their answer.
 *
 * @param <V> the entries
 */
public final class EntryCache<V extends CacheEntry> {
  private final int maxEntries;
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private volatile Contents<V> contents;

  /** An empty cache of at most so many entries. */
  public EntryCache(int maxEntries) {
    this.maxEntries = maxEntries;
    this.contents = new Contents<>(maxEntries);
  }

  /** The entry, null where it is not cached; counted by {@link #countHits} only. */
  public @Nullable V peek(String key) {
    return contents.table.get(key);
  }

  /**
   * The entries in the order of their keys, null unless all are cached; counted by {@link
   * #countHits} only.
   */
  public @Nullable List<V> peekAll(List<String> keys) {
    return contents.table.getAll(keys);
  }

  /** Counts entries that were cached, all of one question at once. */
  public void countHits(int count) {
    hits.add(count);
  }

  /** The entry, cached or on its way; where it is neither, the loader must load it. */
  public CompletableFuture<V> get(String key, EntryLoader<V> loader) {
    V entry = peek(key);
    if (entry == null) {
      return load(key, loader);
    }
    hits.increment();
    return CompletableFuture.completedFuture(entry);
  }

  /** Forgets one entry, or all for null. */
  public void forget(@Nullable String key) {
    if (key == null) {
      // loads on their way end in the old contents, which nobody reads any more
      contents = new Contents<>(maxEntries);
    } else {
      contents.forget(key);
    }
  }

  public long hits() {
    return hits.sum();
  }

  public long misses() {
    return misses.sum();
  }

  public long size() {
    return contents.table.size();
  }

  private CompletableFuture<V> load(String key, EntryLoader<V> loader) {
    misses.increment();
    Contents<V> current = contents;
    CompletableFuture<V> entry = new CompletableFuture<>();
    CompletableFuture<V> running = current.loading.putIfAbsent(key, entry);
    if (running != null) {
      return running;
    }
    loader.load(key, new EntryLoading<>(key, entry, current));
    return entry;
  }

  /** Loads an entry, and completes it or has it fail. */
  public interface EntryLoader<V extends CacheEntry> {
    void load(String key, EntryLoading<V> entry);
  }

  /** An entry on its way. */
  public record EntryLoading<V extends CacheEntry>(
      String key, CompletableFuture<V> entry, Contents<V> contents) {

    /** With the entry of that key. */
    public void complete(V value) {
      contents.put(this, value);
      entry.complete(value);
    }

    public void fail(Throwable cause) {
      contents.abandon(this);
      entry.completeExceptionally(cause);
    }
  }

  /** What is cached and what is on its way, until all is forgotten. */
  private static final class Contents<V extends CacheEntry> {
    final CacheTable<V> table;
    final ConcurrentMap<String, CompletableFuture<V>> loading = new ConcurrentHashMap<>();

    Contents(int maxEntries) {
      table = new CacheTable<>(maxEntries);
    }

    void put(EntryLoading<V> load, V value) {
      loading.computeIfPresent(
          load.key(), (key, running) -> running == load.entry() ? moved(value) : running);
    }

    /** Adds the value to the table, and answers null in place of its future, which removes that. */
    private @Nullable CompletableFuture<V> moved(V value) {
      table.put(value);
      return null;
    }

    void abandon(EntryLoading<V> load) {
      loading.remove(load.key(), load.entry());
    }

    /** In this order: a load whose future is gone already has put its entry into the table. */
    void forget(String key) {
      loading.remove(key);
      table.remove(key);
    }
  }
}
