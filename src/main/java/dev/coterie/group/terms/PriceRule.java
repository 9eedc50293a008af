package dev.coterie.group.terms;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How a group's price is made.
 *
 * @param basis what it starts from
 * @param mode how it goes from there
 * @param value percent, or an amount in the shop's currency; at least 0
 */
public record PriceRule(Basis basis, Mode mode, BigDecimal value) {
  private static final BigDecimal HUNDRED = new BigDecimal(100);

  /** So that every price fits 64 bits in ten-thousandths. */
  public static final BigDecimal MAX_MARKUP_PERCENT = new BigDecimal(90_000);

  public enum Basis {
    /** Down from the list price. */
    DISCOUNT,
    /** Up from the supplier price. */
    MARKUP
  }

  public enum Mode {
    PERCENT,
    FIXED
  }

  /** The value of a percentage, without needless zeros: {@code 10}, {@code 12.5}. */
  public String percentText() {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  /** What is wrong with the value beyond its being an amount, as a phrase; empty if nothing. */
  public Optional<String> error() {
    BigDecimal max = basis == Basis.DISCOUNT ? HUNDRED : MAX_MARKUP_PERCENT;
    return mode == Mode.PERCENT && value.compareTo(max) > 0
        ? Optional.of("must be at most " + max.toPlainString() + " percent")
        : Optional.empty();
  }
}
