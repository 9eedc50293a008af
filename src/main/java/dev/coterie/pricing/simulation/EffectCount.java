package dev.coterie.pricing.simulation;

import dev.coterie.kernel.MinorUnits;
import dev.coterie.pricing.PriceComparison;
import dev.coterie.pricing.PriceComparison.TwoPrices;
import dev.coterie.pricing.PricingContract.ProductAmounts;

/** Counts what becomes of prices, product by product, in the same memory for any number. */
final class EffectCount {
  private final PriceComparison comparison;
  private final LargestChanges byAmount = new LargestChanges(PriceChange.BY_AMOUNT);
  private final LargestChanges byPercent = new LargestChanges(PriceChange.BY_PERCENT);
  private long falls;
  private long rises;
  private long stays;
  private long underCost;
  private long underCostToday;

  EffectCount(PriceComparison comparison) {
    this.comparison = comparison;
  }

  void add(String sku, String name, ProductAmounts amounts) {
    TwoPrices prices = comparison.of(amounts);
    if (isUnderCost(prices.drafted(), amounts)) {
      underCost++;
    }
    if (isUnderCost(prices.today(), amounts)) {
      underCostToday++;
    }
    int turn = Long.compare(prices.drafted(), prices.today());
    if (turn == 0) {
      stays++;
      return;
    }
    if (turn < 0) {
      falls++;
    } else {
      rises++;
    }
    PriceChange change = new PriceChange(sku, name, amounts.currency(), prices);
    byAmount.add(change);
    byPercent.add(change);
  }

  private static boolean isUnderCost(long price, ProductAmounts amounts) {
    Long supplier = amounts.supplier();
    return supplier != null && MinorUnits.tenThousandths(price, amounts.currency()) < supplier;
  }

  long compared() {
    return falls + rises + stays;
  }

  RuleEffect effect() {
    return new RuleEffect(
        falls, rises, stays, underCost, underCostToday, byAmount.all(), byPercent.all());
  }
}
