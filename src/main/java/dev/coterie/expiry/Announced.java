package dev.coterie.expiry;

import java.time.Duration;
import java.util.Map;

/**
 * What was told.
 *
 * @param byKind how much of each kind: {@code reminder}, {@code grace}, {@code end}, {@code moved}
 * @param failed how much could not be told and is due again in some minutes
 * @param late how long ago the last of it was due
 * @param more whether there may be more to tell
 */
public record Announced(Map<String, Long> byKind, int failed, Duration late, boolean more) {

  public Announced {
    byKind = Map.copyOf(byKind);
  }

  /** How much was asked of the database for it. */
  public long count() {
    return failed + byKind.values().stream().mapToLong(Long::longValue).sum();
  }
}
