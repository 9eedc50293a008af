package dev.coterie.pricing.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Entries by their keys, never more than the limit. For all threads; reading takes no lock.
 *
 * <p>It is a hash table with linear probing. The high bits of a key's hash name its home cell, and
 * so its bucket of cells. The entry is in the first cell from there on that was free, in the ring
 * that the bucket is, and no free cell is between. So a lookup mostly reads one cell, one entry and
 * one key. A writer holds the bucket's lock, so that nobody else moves entries there and a key is
 * never in two cells. A reader may miss an entry that is being moved; it never gets one that was
 * removed before the reading began.
 *
 * <p>At the limit a new entry replaces one of its bucket that was not used since the bucket's clock
 * hand last passed it (the CLOCK algorithm). New entries count as unused.
 *
 * @param <E> the entries
 */
final class CacheTable<E extends CacheEntry> {
  /**
   * Cells in a bucket. At most half of all cells are taken, so that a bucket has at most 32 entries
   * on average and is hardly ever full; a full one evicts before the limit is reached.
   */
  private static final int BUCKET = 64;

  private static final int LOCKS = 64;
  private static final int MAX_CELLS = 1 << 30;
  private static final int NO_CELL = -1;

  private final int maxEntries;
  private final AtomicReferenceArray<E> cells;
  private final int shift;
  private final AtomicInteger size = new AtomicInteger();

  /** By bucket, the cell at which the search for an entry to evict goes on; under its lock. */
  private final byte[] clockHands;

  private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();

  /**
   * An empty table.
   *
   * @param maxEntries the limit, at least 1; takes 8 to 16 bytes for each at once
   */
  CacheTable(int maxEntries) {
    this.maxEntries = maxEntries;
    int count = BUCKET;
    while (count < MAX_CELLS && count / 2 < maxEntries) {
      count *= 2;
    }
    cells = new AtomicReferenceArray<>(count);
    clockHands = new byte[count / BUCKET];
    shift = Integer.numberOfLeadingZeros(count) + 1;
  }

  int size() {
    return size.get();
  }

  /** The entry, null where there is none. */
  @Nullable E get(String key) {
    int hash = CacheEntry.hash(key);
    E entry = find(key, hash);
    if (entry != null) {
      entry.use();
    }
    return entry;
  }

  /**
   * The entries in the order of their keys, null unless there are all.
   *
   * <p>Goes over the keys three times, reading the cells, then the entries, then the entries' keys,
   * so that the processor waits for the memory of many of them at once.
   */
  @Nullable List<E> getAll(List<String> keys) {
    int count = keys.size();
    List<E> entries = new ArrayList<>(count);
    int[] hashes = new int[count];
    for (int index = 0; index < count; index++) {
      hashes[index] = CacheEntry.hash(keys.get(index));
      entries.add(cells.getAcquire(home(hashes[index])));
    }
    boolean[] likely = new boolean[count];
    for (int index = 0; index < count; index++) {
      E entry = entries.get(index);
      if (entry == null) {
        return null;
      }
      likely[index] = entry.hasHash(hashes[index]);
    }
    for (int index = 0; index < count; index++) {
      String key = keys.get(index);
      E entry = entries.get(index);
      if (!likely[index] || !entry.hasKey(key)) {
        entry = find(key, hashes[index]);
        if (entry == null) {
          return null;
        }
        entries.set(index, entry);
      }
      entry.use();
    }
    return entries;
  }

  /** Adds the entry, in place of one with its key. */
  void put(E entry) {
    int home = home(entry.hash());
    while (!hasPlaced(entry, home)) {
      evictBehind(home);
    }
  }

  void remove(String key) {
    int hash = CacheEntry.hash(key);
    synchronized (lock(home(hash))) {
      E entry = find(key, hash);
      if (entry != null) {
        free(cellFor(entry));
      }
    }
  }

  private int home(int hash) {
    return hash >>> shift;
  }

  /** The cell so many steps further on, in the ring that a bucket is. */
  private static int cellAfter(int cell, int steps) {
    return (cell & -BUCKET) | ((cell + steps) & (BUCKET - 1));
  }

  private Object lock(int cell) {
    return locks[cell / BUCKET % LOCKS];
  }

  private @Nullable E find(String key, int hash) {
    int home = home(hash);
    for (int step = 0; step < BUCKET; step++) {
      E entry = cells.getAcquire(cellAfter(home, step));
      if (entry == null) {
        return null;
      }
      if (entry.hasHash(hash) && entry.hasKey(key)) {
        return entry;
      }
    }
    return null;
  }

  /** Whether there was room; if not, its bucket is empty and the limit is reached by others. */
  private boolean hasPlaced(E entry, int home) {
    synchronized (lock(home)) {
      do {
        int cell = cellFor(entry);
        if (cell != NO_CELL && (cells.get(cell) != null || isBelowLimit())) {
          cells.setRelease(cell, entry);
          return true;
        }
      } while (hasEvicted(home));
      return false;
    }
  }

  /** The cell that has the entry or may take it, under the bucket's lock. */
  private int cellFor(E entry) {
    int home = home(entry.hash());
    for (int step = 0; step < BUCKET; step++) {
      int cell = cellAfter(home, step);
      E other = cells.get(cell);
      if (other == null || other.hasKeyOf(entry)) {
        return cell;
      }
    }
    return NO_CELL;
  }

  /** Counts one more entry, unless the limit is reached. */
  private boolean isBelowLimit() {
    return size.getAndUpdate(count -> Math.min(count + 1, maxEntries)) < maxEntries;
  }

  /** Whether an entry of the cell's bucket was evicted, under its lock: not so of an empty one. */
  private boolean hasEvicted(int anyCell) {
    int bucket = anyCell / BUCKET;
    int clockHand = clockHands[bucket];
    int used = NO_CELL;
    for (int step = 0; step < BUCKET; step++) {
      int cell = cellAfter(anyCell & -BUCKET, clockHand + step);
      E entry = cells.get(cell);
      if (entry == null) {
        continue;
      }
      if (!entry.isUsed()) {
        evict(cell);
        return true;
      }
      entry.clearUse();
      used = used == NO_CELL ? cell : used;
    }
    if (used == NO_CELL) {
      return false;
    }
    evict(used);
    return true;
  }

  private void evict(int cell) {
    // the next search goes on from here, so that the entries before have time to be used again
    clockHands[cell / BUCKET] = (byte) (cell % BUCKET);
    free(cell);
  }

  /** Evicts an entry of the next bucket that has any. */
  private void evictBehind(int home) {
    for (int next = BUCKET; next < cells.length(); next += BUCKET) {
      int cell = (home + next) & (cells.length() - 1);
      synchronized (lock(cell)) {
        if (hasEvicted(cell)) {
          return;
        }
      }
    }
  }

  /** Frees the cell, under the bucket's lock; entries behind it move nearer to their home cells. */
  private void free(int cell) {
    int gap = cell;
    for (int step = 1; step < BUCKET; step++) {
      int next = cellAfter(cell, step);
      E entry = cells.get(next);
      if (entry == null) {
        break;
      }
      int home = home(entry.hash());
      if (distance(home, gap) < distance(home, next)) {
        cells.setRelease(gap, entry);
        gap = next;
      }
    }
    cells.setRelease(gap, null);
    size.decrementAndGet();
  }

  /** How many steps it is from one cell of a bucket to another. */
  private static int distance(int from, int to) {
    return (to - from) & (BUCKET - 1);
  }
}
