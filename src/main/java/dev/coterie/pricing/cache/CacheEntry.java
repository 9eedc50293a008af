package dev.coterie.pricing.cache;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An entry of {@link CacheTable}, which carries its own key, so that what a lookup compares lies
 * beside what it is looking for.
 */
public abstract class CacheEntry {
  private static final int USED = 1;

  /** The golden ratio's share of an int: spreads keys that differ in their last digits only. */
  private static final int SPREAD = 0x9E3779B9;

  /** In UTF-8, which takes a third less memory and a cache line less than a String. */
  private final byte[] key;

  /**
   * The key's hash, whose lowest bit gives way to whether the entry was used; a field for that bit
   * would take eight bytes. Threads may overwrite each other's bit, which costs a chance at most.
   */
  private int mark;

  public CacheEntry(String key) {
    this.key = key.getBytes(StandardCharsets.UTF_8);
    this.mark = hash(key) & ~USED;
  }

  /** Spread over all bits; the high ones are the better ones. */
  static int hash(String key) {
    return key.hashCode() * SPREAD;
  }

  /** That of the key, but for the lowest bit. */
  final int hash() {
    return mark;
  }

  final boolean hasHash(int hash) {
    return (mark ^ hash) >>> 1 == 0;
  }

  /** Whether this is the key, of which the hash is known to be equal. */
  final boolean hasKey(String other) {
    // of as many bytes as letters: each letter is an ASCII one, in UTF-8 as in a String
    return key.length == other.length()
        ? hasLetters(other)
        : key.length > other.length() && Arrays.equals(key, other.getBytes(StandardCharsets.UTF_8));
  }

  private boolean hasLetters(String other) {
    for (int index = 0; index < key.length; index++) {
      if (key[index] != other.charAt(index)) {
        return false;
      }
    }
    return true;
  }

  final boolean hasKeyOf(CacheEntry other) {
    return hasHash(other.mark) && Arrays.equals(key, other.key);
  }

  final boolean isUsed() {
    return (mark & USED) != 0;
  }

  final void use() {
    // written once only, so that a hot entry stays in the caches of all cores
    if (!isUsed()) {
      mark |= USED;
    }
  }

  /** Until it is used again. */
  final void rest() {
    mark &= ~USED;
  }
}
