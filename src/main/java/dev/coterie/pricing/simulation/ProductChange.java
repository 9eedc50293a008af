package dev.coterie.pricing.simulation;

import dev.coterie.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** A product whose price would change. */
public record ProductChange(String sku, String name, Money today, Money drafted) {
  private static final int PERCENT_DECIMALS = 1;
  private static final int PERCENT_DIGITS = 2;

  /** By how many percent of the price today, below 0 for a fall; null where it is 0 today. */
  public @Nullable BigDecimal percent() {
    BigDecimal base = today.amount();
    return base.signum() == 0
        ? null
        : drafted
            .amount()
            .subtract(base)
            .movePointRight(PERCENT_DIGITS)
            .divide(base, PERCENT_DECIMALS, RoundingMode.HALF_UP);
  }
}
