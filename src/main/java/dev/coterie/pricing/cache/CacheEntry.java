package dev.coterie.pricing.cache;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An entry of a {@link CacheTable}. It carries its own key, so that the key that a lookup compares
 * is in memory beside what it looks for.
 */
public abstract class CacheEntry {
  private static final int USED = 1;

  /** 2^32 by the golden ratio: spreads the hashes of keys that differ in their last digits only. */
  private static final int SPREAD = 0x9E3779B9;

  /** In UTF-8, which takes a third less memory and a cache line less than a String. */
  private final byte[] key;

  /**
   * The key's hash, but for the lowest bit, which says whether the entry was used: a field of its
   * own would take eight bytes. When two threads write the bit at once, one of them is lost; then
   * the entry may be evicted a little early or late.
   */
  private int hashAndUse;

  /** An entry that was not used yet. */
  protected CacheEntry(String key) {
    this.key = key.getBytes(StandardCharsets.UTF_8);
    this.hashAndUse = hash(key) & ~USED;
  }

  /** Spread over all bits; the high ones are the better ones. */
  static int hash(String key) {
    return key.hashCode() * SPREAD;
  }

  /** The key's hash; its lowest bit is undefined. */
  final int hash() {
    return hashAndUse;
  }

  final boolean hasHash(int hash) {
    return (hashAndUse ^ hash) >>> 1 == 0;
  }

  /** Whether this is the key; the hashes must be equal. */
  final boolean hasKey(String other) {
    // as many bytes as characters: all of them are ASCII, so that each byte is a character
    return key.length == other.length()
        ? hasCharacters(other)
        : key.length > other.length() && Arrays.equals(key, other.getBytes(StandardCharsets.UTF_8));
  }

  private boolean hasCharacters(String other) {
    for (int index = 0; index < key.length; index++) {
      if (key[index] != other.charAt(index)) {
        return false;
      }
    }
    return true;
  }

  final boolean hasKeyOf(CacheEntry other) {
    return hasHash(other.hashAndUse) && Arrays.equals(key, other.key);
  }

  final boolean isUsed() {
    return (hashAndUse & USED) != 0;
  }

  final void use() {
    // only the first use writes, so that a hot entry stays in the caches of all cores
    if (!isUsed()) {
      hashAndUse |= USED;
    }
  }

  /** Counts as unused until it is used again. */
  final void clearUse() {
    hashAndUse &= ~USED;
  }
}
