package dev.coterie.pricing;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * Exact decimal arithmetic on whole numbers, for where prices are made by the thousand.
 *
 * <p>What a price is made from is counted in units, the ten-thousandths that amounts and rules may
 * have; a price is counted in its currency's smallest coins. All of it fits 64 bits: amounts stay
 * below 10<sup>12</sup> and percentages at or below {@link
 * dev.coterie.group.PriceRule#MAX_MARKUP_PERCENT}.
 */
final class MinorUnits {
  /** Of units: ten-thousandths. */
  static final int DECIMALS = 4;

  private static final long MILLION = 1_000_000;
  private static final long[] UNITS_OF_COIN = {10_000, 1_000, 100, 10, 1};

  private MinorUnits() {}

  /** An amount or the value of a rule, in units. */
  static long units(BigDecimal decimal) {
    return decimal.movePointRight(DECIMALS).longValueExact();
  }

  /** The amount as a price: below 0 becomes 0, then rounded to coins, half up. */
  static long price(long units, Currency currency) {
    long ofCoin = UNITS_OF_COIN[currency.getDefaultFractionDigits()];
    return units <= 0 ? 0 : (units + ofCoin / 2) / ofCoin;
  }

  /** As {@link #price} so many millionths of the amount, both at least 0. */
  static long priceOfShare(long units, long millionths, Currency currency) {
    long rest = units % MILLION * millionths;
    long share = units / MILLION * millionths + rest / MILLION;
    boolean finest = currency.getDefaultFractionDigits() == DECIMALS;
    // a coin larger than a unit is rounded by whole units alone, half a coin being some of them
    boolean roundsUp = finest && rest % MILLION >= MILLION / 2;
    return price(roundsUp ? share + 1 : share, currency);
  }

  static BigDecimal decimal(long coins, Currency currency) {
    return BigDecimal.valueOf(coins, currency.getDefaultFractionDigits());
  }

  static BigDecimal decimal(long units) {
    return BigDecimal.valueOf(units, DECIMALS);
  }
}
