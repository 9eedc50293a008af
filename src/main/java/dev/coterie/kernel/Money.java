package dev.coterie.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.regex.Pattern;

/**
 * An amount in a currency: decimal, never binary floating point, and exact until it is {@link
 * #rounded()}.
 *
 * @param amount at least 0; a supplier's price may be finer than the currency's smallest coin
 * @param currency ISO 4217, one that has a smallest coin
 */
public record Money(BigDecimal amount, Currency currency) {
  public static final int MAX_DECIMALS = 4;
  private static final int SHARE_DECIMALS = 12;
  public static final String MAX = "999999999999";

  private static final BigDecimal LIMIT = new BigDecimal(MAX);
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

  public Money {
    if (amount.signum() < 0) {
      throw new IllegalArgumentException("an amount is not below 0: " + amount);
    }
  }

  /**
   * Reads an amount such as {@code 2199.02}.
   *
   * @throws InvalidValue as {@link #amount(String)}
   */
  public static Money of(String amount, Currency currency) {
    return new Money(amount(amount), currency);
  }

  /**
   * Reads an amount in any currency.
   *
   * @throws InvalidValue if it is not a decimal number from 0 to {@value #MAX} with at most {@value
   *     #MAX_DECIMALS} decimals
   */
  public static BigDecimal amount(String text) {
    BigDecimal amount = decimal(text);
    if (text.startsWith("-") || amount.compareTo(LIMIT) > 0) {
      throw new InvalidValue("must be from 0 to " + MAX);
    }
    if (amount.stripTrailingZeros().scale() > MAX_DECIMALS) {
      throw new InvalidValue("must have at most " + MAX_DECIMALS + " decimals");
    }
    return amount;
  }

  /** Reads a decimal number with a point: no exponent, no grouping, no blanks. */
  private static BigDecimal decimal(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      throw new InvalidValue("must be a decimal number with a point, such as 12.50");
    }
    return new BigDecimal(text);
  }

  /**
   * The currency of a code.
   *
   * @throws InvalidValue if ISO 4217 has no such currency, or one without a smallest coin (gold)
   */
  public static Currency currency(String code) {
    try {
      Currency currency = Currency.getInstance(code);
      if (currency.getDefaultFractionDigits() >= 0) {
        return currency;
      }
    } catch (IllegalArgumentException unknown) {
      // falls through to the one message for all that is no currency
    }
    throw new InvalidValue("must be an ISO 4217 currency code, such as USD");
  }

  /**
   * What a calculation came to, as a price: below 0 becomes 0, then rounded to the currency's
   * digits, half up. The one place where a price is rounded.
   */
  public static Money price(BigDecimal exact, Currency currency) {
    int digits = currency.getDefaultFractionDigits();
    return new Money(exact.max(BigDecimal.ZERO).setScale(digits, RoundingMode.HALF_UP), currency);
  }

  /** This amount as a price. */
  public Money rounded() {
    return price(amount, currency);
  }

  /**
   * The sum of this and another amount of the same currency.
   *
   * @throws IllegalArgumentException if the currency is another one
   */
  public Money plus(Money other) {
    requireSameCurrency(other);
    return new Money(amount.add(other.amount), currency);
  }

  /**
   * What is left of this amount without another one of the same currency: 0 where that is more.
   *
   * @throws IllegalArgumentException if the currency is another one
   */
  public Money without(Money other) {
    requireSameCurrency(other);
    return new Money(amount.subtract(other.amount).max(BigDecimal.ZERO), currency);
  }

  private void requireSameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("amounts in " + currency + " and " + other.currency);
    }
  }

  /**
   * So many parts of a whole of this amount, to twelve decimals, so that what is divided again is
   * rounded but once, when it becomes a price.
   */
  public Money share(BigDecimal parts, BigDecimal whole) {
    return new Money(
        amount.multiply(parts).divide(whole, SHARE_DECIMALS, RoundingMode.HALF_UP), currency);
  }

  /** The exact amount, with at least the currency's digits: {@code 49.00}, {@code 1.2345}. */
  public String text() {
    int digits = currency.getDefaultFractionDigits();
    int exact = Math.max(digits, amount.stripTrailingZeros().scale());
    return amount.setScale(exact, RoundingMode.UNNECESSARY).toPlainString();
  }

  /**
   * Checks that the amount can be paid: no finer than the currency's smallest coin.
   *
   * @throws InvalidValue if it is finer
   */
  public Money payable() {
    int digits = currency.getDefaultFractionDigits();
    if (amount.stripTrailingZeros().scale() > digits) {
      throw new InvalidValue(
          "must have at most " + digits + " decimals in " + currency.getCurrencyCode());
    }
    return this;
  }
}
