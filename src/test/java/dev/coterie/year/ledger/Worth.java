package dev.coterie.year.ledger;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;

/**
 * What was paid for a stretch of time, spread evenly over it.
 *
 * @param paid not rounded, as all money that is not charged or booked yet
 */
public record Worth(BigDecimal paid, String currency, Duration time) {
  static final Worth NOTHING = new Worth(BigDecimal.ZERO, "", Duration.ofDays(1));

  static Worth of(Value unit, Instant from, Instant until) {
    return new Worth(unit.amount(), unit.currency(), Duration.between(from, until));
  }

  /** What was paid for some of the time, which is all of it at most. */
  BigDecimal of(Duration some) {
    return some.compareTo(time) >= 0
        ? paid
        : paid.multiply(micros(some)).divide(micros(time), MathContext.DECIMAL128);
  }

  private static BigDecimal micros(Duration duration) {
    return BigDecimal.valueOf(duration.toNanos() / 1_000);
  }
}
