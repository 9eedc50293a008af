package dev.coterie.kernel;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * Exact decimal arithmetic on whole numbers, for where prices are made by the thousand.
 *
 * <p>What a price is made from is counted in the ten-thousandths that amounts and rules may have; a
 * price is counted in its currency's minor units. All of it fits 64 bits: amounts stay below
 * 10<sup>12</sup> and percentages at or below 90,000.
 */
public final class MinorUnits {
  /** Of a ten-thousandth. */
  public static final int DECIMALS = 4;

  private static final long MILLION = 1_000_000;
  private static final long[] TEN_THOUSANDTHS_PER_MINOR_UNIT = {10_000, 1_000, 100, 10, 1};

  private MinorUnits() {}

  /** An amount or the value of a rule, in ten-thousandths. */
  public static long tenThousandths(BigDecimal decimal) {
    return decimal.movePointRight(DECIMALS).longValueExact();
  }

  /** So many minor units of a currency, in ten-thousandths. */
  public static long tenThousandths(long minorUnits, Currency currency) {
    return minorUnits * TEN_THOUSANDTHS_PER_MINOR_UNIT[currency.getDefaultFractionDigits()];
  }

  /** The amount as a price: below 0 becomes 0, then rounded to minor units, half up. */
  public static long price(long tenThousandths, Currency currency) {
    long perMinorUnit = TEN_THOUSANDTHS_PER_MINOR_UNIT[currency.getDefaultFractionDigits()];
    return tenThousandths <= 0 ? 0 : (tenThousandths + perMinorUnit / 2) / perMinorUnit;
  }

  /** As {@link #price} so many millionths of the amount, both at least 0. */
  public static long priceOfShare(long tenThousandths, long millionths, Currency currency) {
    long rest = tenThousandths % MILLION * millionths;
    long share = tenThousandths / MILLION * millionths + rest / MILLION;
    boolean finest = currency.getDefaultFractionDigits() == DECIMALS;
    // a larger minor unit is rounded by whole ten-thousandths alone, since half of it is some of
    // them
    boolean roundsUp = finest && rest % MILLION >= MILLION / 2;
    return price(roundsUp ? share + 1 : share, currency);
  }

  public static BigDecimal decimal(long minorUnits, Currency currency) {
    return BigDecimal.valueOf(minorUnits, currency.getDefaultFractionDigits());
  }

  public static BigDecimal decimal(long tenThousandths) {
    return BigDecimal.valueOf(tenThousandths, DECIMALS);
  }
}
