package dev.coterie.history;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;

/** What a writer leaves to chance. */
record Chance(SplittableRandom random) {
  private static final int DECIMALS = 4;
  private static final int PARTS = 10_000;

  boolean percent(int percent) {
    return random.nextInt(100) < percent;
  }

  <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** An amount with so many decimals that hardly any two are equal. */
  BigDecimal amount(int from, int to) {
    return BigDecimal.valueOf(random.nextLong((long) from * PARTS, (long) to * PARTS), DECIMALS);
  }
}
