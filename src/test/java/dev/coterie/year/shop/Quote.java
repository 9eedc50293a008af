package dev.coterie.year.shop;

import dev.coterie.year.ledger.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a purchase was said to come to.
 *
 * @param charge what is to be paid
 * @param credit what the account pays
 * @param units whose unused value it counts on
 * @param basis what it was made from
 */
public record Quote(
    String id,
    BigDecimal charge,
    BigDecimal credit,
    List<Value> units,
    Object basis,
    Instant madeAt) {
  private static final Duration GOOD_FOR = Duration.ofMinutes(15);
  private static final Duration RESERVED_FOR = Duration.ofDays(7);

  boolean isGood(Instant now) {
    return now.isBefore(madeAt.plus(GOOD_FOR));
  }

  /** Until when its credit is reserved for an order that is placed at an instant. */
  static Instant reservedUntil(Instant placedAt) {
    return placedAt.plus(RESERVED_FOR);
  }
}
