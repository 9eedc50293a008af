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
 * <p>An entry stands in the bucket of slots that its key's hash names, as near behind its home slot
 * as there was room, and no free slot lies between. So a lookup mostly reads one slot, one entry
 * and one key. Whoever writes holds the lock of the bucket, which makes it the only one to move
 * entries there: a key never stands in two slots. A reader may miss an entry that moves just then;
 * it never gets one that was removed before it began.
 *
 * <p>At the limit a newcomer takes the place of an entry of its bucket that was not used since it
 * was last considered. Newcomers count as unused.
 *
 * @param <E> the entries
 */
final class CacheTable<E extends CacheEntry> {
  /** Slots of a bucket; half of them are taken on average, so that a full one is next to never. */
  private static final int BUCKET = 64;

  private static final int LOCKS = 64;
  private static final int MAX_SLOTS = 1 << 30;
  private static final int NONE = -1;

  private final int mostEntries;
  private final AtomicReferenceArray<E> slots;
  private final int shift;
  private final AtomicInteger size = new AtomicInteger();

  /** Where in each bucket the next one to evict is looked for, under its lock. */
  private final byte[] hands;

  private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();

  /**
   * Without entries.
   *
   * @param mostEntries the limit, at least 1; each takes 8 to 16 bytes from the beginning
   */
  CacheTable(int mostEntries) {
    this.mostEntries = mostEntries;
    int count = BUCKET;
    while (count < MAX_SLOTS && count / 2 < mostEntries) {
      count *= 2;
    }
    slots = new AtomicReferenceArray<>(count);
    hands = new byte[count / BUCKET];
    shift = Integer.numberOfLeadingZeros(count) + 1;
  }

  int size() {
    return size.get();
  }

  /** The entry, null where it is not here. */
  @Nullable E get(String key) {
    int hash = CacheEntry.hash(key);
    E entry = find(key, hash);
    if (entry != null) {
      entry.use();
    }
    return entry;
  }

  /**
   * The entries in the order of their keys, null unless all are here.
   *
   * <p>Goes over the keys three times, so that the processor waits for the memory of many of them
   * at once: for the slots, for the entries, and for the entries' keys.
   */
  @Nullable List<E> getAll(List<String> keys) {
    int count = keys.size();
    List<E> entries = new ArrayList<>(count);
    int[] hashes = new int[count];
    for (int index = 0; index < count; index++) {
      hashes[index] = CacheEntry.hash(keys.get(index));
      entries.add(slots.getAcquire(home(hashes[index])));
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

  /** Keeps the entry, in place of one with its key. */
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
        clear(slotFor(entry));
      }
    }
  }

  private int home(int hash) {
    return hash >>> shift;
  }

  /** The slot so many steps further, in the ring that a bucket is. */
  private static int further(int slot, int steps) {
    return (slot & -BUCKET) | ((slot + steps) & (BUCKET - 1));
  }

  private Object lock(int slot) {
    return locks[slot / BUCKET % LOCKS];
  }

  private @Nullable E find(String key, int hash) {
    int home = home(hash);
    for (int step = 0; step < BUCKET; step++) {
      E entry = slots.getAcquire(further(home, step));
      if (entry == null) {
        return null;
      }
      if (entry.hasHash(hash) && entry.hasKey(key)) {
        return entry;
      }
    }
    return null;
  }

  /** Whether there was room; if not, the entry's bucket is empty, but others have taken all. */
  private boolean hasPlaced(E entry, int home) {
    synchronized (lock(home)) {
      do {
        int slot = slotFor(entry);
        if (slot != NONE && (slots.get(slot) != null || isBelowLimit())) {
          slots.setRelease(slot, entry);
          return true;
        }
      } while (hasEvicted(home));
      return false;
    }
  }

  /** Where the entry stands or may stand, under the bucket's lock. */
  private int slotFor(E entry) {
    int home = home(entry.hash());
    for (int step = 0; step < BUCKET; step++) {
      int slot = further(home, step);
      E other = slots.get(slot);
      if (other == null || other.hasKeyOf(entry)) {
        return slot;
      }
    }
    return NONE;
  }

  /** Counts a newcomer, if there may be one. */
  private boolean isBelowLimit() {
    return size.getAndUpdate(count -> Math.min(count + 1, mostEntries)) < mostEntries;
  }

  /** Whether the slot's bucket had an entry to evict, under its lock. */
  private boolean hasEvicted(int ofBucket) {
    int bucket = ofBucket / BUCKET;
    int hand = hands[bucket];
    int used = NONE;
    for (int step = 0; step < BUCKET; step++) {
      int slot = further(ofBucket & -BUCKET, hand + step);
      E entry = slots.get(slot);
      if (entry == null) {
        continue;
      }
      if (!entry.isUsed()) {
        evict(slot);
        return true;
      }
      entry.rest();
      used = used == NONE ? slot : used;
    }
    if (used == NONE) {
      return false;
    }
    evict(used);
    return true;
  }

  private void evict(int slot) {
    // goes on from here the next time, so that those before have their chance to be used again
    hands[slot / BUCKET] = (byte) (slot % BUCKET);
    clear(slot);
  }

  /** Makes room in the next bucket that has an entry. */
  private void evictBehind(int home) {
    for (int next = BUCKET; next < slots.length(); next += BUCKET) {
      int slot = (home + next) & (slots.length() - 1);
      synchronized (lock(slot)) {
        if (hasEvicted(slot)) {
          return;
        }
      }
    }
  }

  /**
   * Frees the slot, under the bucket's lock; entries that stand behind for want of room move up.
   */
  private void clear(int slot) {
    int gap = slot;
    for (int step = 1; step < BUCKET; step++) {
      int next = further(slot, step);
      E entry = slots.get(next);
      if (entry == null) {
        break;
      }
      int home = home(entry.hash());
      if (distance(home, gap) < distance(home, next)) {
        slots.setRelease(gap, entry);
        gap = next;
      }
    }
    slots.setRelease(gap, null);
    size.decrementAndGet();
  }

  /** How many steps it is from one slot of a bucket to another. */
  private static int distance(int from, int to) {
    return (to - from) & (BUCKET - 1);
  }
}
