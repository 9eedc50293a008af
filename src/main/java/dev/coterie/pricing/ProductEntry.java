package dev.coterie.pricing;

import dev.coterie.kernel.MinorUnits;
import dev.coterie.pricing.PricingContract.ProductAmounts;
import java.util.Currency;

/**
 * A product in the price book: what its price is made from, in ten-thousandths of the currency. A
 * subclass says by its type alone that rules do not apply, so that no entry grows by a field.
 */
sealed class ProductEntry extends SkuEntry permits GroupProductEntry {
  private final Currency currency;
  private final long list;
  private final long supplier;

  ProductEntry(String sku, ProductAmounts amounts) {
    super(sku);
    this.currency = amounts.currency();
    this.list = amounts.list();
    this.supplier = amounts.supplier() == null ? 0 : amounts.supplier();
  }

  static ProductEntry of(String sku, ProductAmounts amounts) {
    return amounts.sellsGroup()
        ? new GroupProductEntry(sku, amounts)
        : new ProductEntry(sku, amounts);
  }

  final Currency currency() {
    return currency;
  }

  /** At least 0. */
  final long list() {
    return list;
  }

  /** At least 0; a missing one counts as 0. */
  final long supplier() {
    return supplier;
  }

  boolean isPricedByRules() {
    return true;
  }

  /** The list price, rounded as prices are, in minor units. */
  final long listPrice() {
    return MinorUnits.price(list, currency);
  }
}
