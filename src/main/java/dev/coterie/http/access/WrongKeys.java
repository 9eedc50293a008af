package dev.coterie.http.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/**
 * Counts wrong keys by the address that tries them, so that trying many of them is slow. Remembers
 * a bounded number of addresses. For all threads.
 */
public final class WrongKeys {
  /** How long an address has to wait after too many. */
  static final int WAIT_SECONDS = 60;

  private static final int FREE = 30;
  private static final int MAX_ADDRESSES = 100_000;

  private final Cache<String, Integer> tried =
      Caffeine.newBuilder()
          .maximumSize(MAX_ADDRESSES)
          .expireAfterWrite(Duration.ofSeconds(WAIT_SECONDS))
          .build();

  /** Notes one more; whether there were too many by now. */
  boolean areTooMany(String address) {
    Integer before = tried.getIfPresent(address);
    if (before != null && before >= FREE) {
      return true;
    }
    tried.asMap().merge(address, 1, Integer::sum);
    return false;
  }
}
