package dev.coterie.pricing.simulation;

import dev.coterie.kernel.MinorUnits;
import dev.coterie.kernel.Money;
import dev.coterie.pricing.PriceComparison.TwoPrices;
import java.util.Comparator;
import java.util.Currency;

/** A change of a product's price, as it is measured while there may be a million of them. */
record PriceChange(String sku, String name, Currency currency, TwoPrices prices) {
  static final Comparator<PriceChange> BY_AMOUNT = Comparator.comparingLong(PriceChange::amount);

  /** One share is larger than another if it is so crosswise, in 128 bits; all is above a 0. */
  static final Comparator<PriceChange> BY_PERCENT =
      (one, other) ->
          compareProducts(
              one.difference(), other.prices.today(), other.difference(), one.prices.today());

  private long difference() {
    return Math.abs(prices.drafted() - prices.today());
  }

  /** In ten-thousandths, so that currencies of more and of fewer digits go together. */
  private long amount() {
    return MinorUnits.tenThousandths(difference(), currency);
  }

  ProductChange product() {
    return new ProductChange(sku, name, money(prices.today()), money(prices.drafted()));
  }

  private Money money(long minorUnits) {
    return new Money(MinorUnits.decimal(minorUnits, currency), currency);
  }

  private static int compareProducts(long left, long by, long right, long times) {
    int high = Long.compare(Math.multiplyHigh(left, by), Math.multiplyHigh(right, times));
    return high == 0 ? Long.compareUnsigned(left * by, right * times) : high;
  }
}
