package dev.coterie.pricing.cache;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * One kind of entry in the price book: bounded, and safe for all threads.
 *
 * <p>A load that began before a commit can never be table after it: while it runs its future stands
 * in the cache, forgetting the key takes the future away, and only what still stands is table.
 * Whoever asks after the forgetting begins a new load, while those who asked before still get their
 * answer.
 *
 * @param <V> the entries
 */
public final class EntryCache<V extends CacheEntry> {
  private final int mostEntries;
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private volatile Contents<V> contents;

  public EntryCache(int mostEntries) {
    this.mostEntries = mostEntries;
    this.contents = new Contents<>(mostEntries);
  }

  /** The entry, null where it is not here; see {@link #hits(int)}. */
  public @Nullable V peek(String key) {
    return contents.table.get(key);
  }

  /** The entries in the order of their keys, null unless all are here; see {@link #hits(int)}. */
  public @Nullable List<V> peekAll(List<String> keys) {
    return contents.table.getAll(keys);
  }

  /** Counts entries that were here, all of one question at once. */
  public void hits(int count) {
    hits.add(count);
  }

  /**
   * The entry, here or on its way. Where it was neither, {@code toLoad} is told of a load that it
   * must see to.
   */
  public CompletableFuture<V> get(String key, EntryLoader<V> toLoad) {
    V entry = peek(key);
    if (entry == null) {
      return load(key, toLoad);
    }
    hits.increment();
    return CompletableFuture.completedFuture(entry);
  }

  /** Forgets one entry, or all for null. */
  public void forget(@Nullable String key) {
    if (key == null) {
      // what is on its way ends in contents that nobody reads any more
      contents = new Contents<>(mostEntries);
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

  private CompletableFuture<V> load(String key, EntryLoader<V> toLoad) {
    misses.increment();
    Contents<V> there = contents;
    CompletableFuture<V> mine = new CompletableFuture<>();
    CompletableFuture<V> running = there.loading.putIfAbsent(key, mine);
    if (running != null) {
      return running;
    }
    toLoad.load(key, new EntryLoading<>(key, mine, there));
    return mine;
  }

  /** Is told of an entry to load. */
  public interface EntryLoader<V extends CacheEntry> {
    void load(String key, EntryLoading<V> entry);
  }

  /** An entry on its way. */
  public record EntryLoading<V extends CacheEntry>(
      String key, CompletableFuture<V> entry, Contents<V> contents) {

    /** With the entry of that key. */
    public void complete(V value) {
      contents.keep(this, value);
      entry.complete(value);
    }

    public void fail(Throwable cause) {
      contents.keep(this, null);
      entry.completeExceptionally(cause);
    }
  }

  /** What stands in the cache until all is forgotten. */
  private static final class Contents<V extends CacheEntry> {
    final CacheTable<V> table;
    final ConcurrentMap<String, CompletableFuture<V>> loading = new ConcurrentHashMap<>();

    Contents(int mostEntries) {
      table = new CacheTable<>(mostEntries);
    }

    void keep(EntryLoading<V> load, @Nullable V value) {
      loading.computeIfPresent(
          load.key(),
          (key, running) -> {
            if (running != load.entry()) {
              return running;
            }
            if (value != null) {
              table.put(value);
            }
            return null;
          });
    }

    /** In this order: a load that is no longer on its way by then has been table before. */
    void forget(String key) {
      loading.remove(key);
      table.remove(key);
    }
  }
}
