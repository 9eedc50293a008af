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
public non-sealed class ProductEntry extends SkuEntry {
  private final Currency currency;
  private final long list;
  private final long supplier;

  ProductEntry(String sku, ProductAmounts amounts) {
    this(
        sku,
        amounts.currency(),
        amounts.list(),
        amounts.supplier() == null ? 0 : amounts.supplier());
  }

  /**
   * A product.
   *
   * @param list the list price, at least 0
   * @param supplier the supplier price, at least 0
   */
  protected ProductEntry(String sku, Currency currency, long list, long supplier) {
    super(sku);
    this.currency = currency;
    this.list = list;
    this.supplier = supplier;
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

  /** What no price of it goes below, in minor units; 0 as a rule. */
  protected long floor() {
    return 0;
  }

  /** Whether the list price was raised to the floor. */
  protected boolean isLifted() {
    return false;
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
