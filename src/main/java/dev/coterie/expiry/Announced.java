package dev.coterie.expiry;

import java.time.Duration;
import java.util.Map;

/**
 * What a batch announced.
 *
 * @param byKind how many notices of each kind: {@code reminder}, {@code grace}, {@code end}, {@code
 *     transferred}, {@code departed}
 * @param failed how many could not be announced and are due again in some minutes
 * @param late how long ago the last of them was due
 * @param more whether more may be due
 */
public record Announced(Map<String, Long> byKind, int failed, Duration late, boolean more) {

  public Announced {
    byKind = Map.copyOf(byKind);
  }

  /** How many notices were tried. */
  public long count() {
    return failed + byKind.values().stream().mapToLong(Long::longValue).sum();
  }
}
