package dev.coterie.pricing.shop;

import dev.coterie.kernel.MinorUnits;
import dev.coterie.kernel.Money;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * The list price of a listing: the own price, or the wholesale price with its markup; rounded once,
 * half up, to the currency's digits; and no lower than the mall's minimum. Pure, and the only place
 * where it is made.
 *
 * @param minorUnits of the product's currency
 * @param lifted whether the minimum raised it
 */
public record ListPrice(long minorUnits, boolean lifted) {
  private static final long MILLION = 1_000_000;

  /** The minimum of a product without one, in minor units. */
  public static final long NO_MINIMUM = 0;

  /**
   * Makes it.
   *
   * @param wholesale in ten-thousandths of the currency
   * @param minimum in minor units
   */
  public static ListPrice of(
      ListingFormula formula, long wholesale, long minimum, Currency currency) {
    long price =
        switch (formula.kind()) {
          case OWN_PRICE -> MinorUnits.price(formula.value(), currency);
          case FIXED -> MinorUnits.price(wholesale + formula.value(), currency);
          case PERCENT -> MinorUnits.priceOfShare(wholesale, MILLION + formula.value(), currency);
        };
    return new ListPrice(Math.max(price, minimum), price < minimum);
  }

  /** Makes it of amounts of one currency. */
  public static ListPrice of(ListingFormula formula, Money wholesale, @Nullable Money minimum) {
    Currency currency = wholesale.currency();
    return of(
        formula,
        MinorUnits.tenThousandths(wholesale.amount()),
        minimum == null ? NO_MINIMUM : minorUnits(minimum),
        currency);
  }

  private static long minorUnits(Money amount) {
    return MinorUnits.price(MinorUnits.tenThousandths(amount.amount()), amount.currency());
  }

  public Money amount(Currency currency) {
    return new Money(MinorUnits.decimal(minorUnits, currency), currency);
  }
}
