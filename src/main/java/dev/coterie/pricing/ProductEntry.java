package dev.coterie.pricing;

import dev.coterie.kernel.MinorUnits;
import dev.coterie.pricing.PricingContract.ProductAmounts;
import dev.coterie.pricing.buyer.PriceContext;
import dev.coterie.pricing.buyer.Visibility;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A product in the price book: what its price is made from, in ten-thousandths of the currency. A
 * subclass says by its type that rules do not apply, or that not all see it, so that no other entry
 * grows by a field.
 */
sealed class ProductEntry extends SkuEntry permits GroupProductEntry, RestrictedProductEntry {
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
    if (!amounts.restrictions().isEmpty()) {
      return new RestrictedProductEntry(sku, amounts);
    }
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

  /** How the product shows in the context where it is restricted, null where it does as usual. */
  @Nullable Visibility withheldFrom(PriceContext context) {
    return null;
  }

  /** The list price, rounded as prices are, in minor units. */
  final long listPrice() {
    return MinorUnits.price(list, currency);
  }
}
