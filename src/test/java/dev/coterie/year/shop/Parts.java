package dev.coterie.year.shop;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Money of a whole line, in parts of its units that are whole cents and add up to it. */
public record Parts(BigDecimal whole, int units) {

  /** The part of the units from one on, up to and with another. */
  BigDecimal of(int first, int last) {
    return upTo(last).subtract(upTo(first - 1));
  }

  private BigDecimal upTo(int unit) {
    return whole
        .multiply(BigDecimal.valueOf(unit))
        .divide(BigDecimal.valueOf(units), 2, RoundingMode.HALF_UP);
  }
}
