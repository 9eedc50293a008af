package dev.coterie.pricing;

import dev.coterie.pricing.PricingContract.ProductAmounts;
import dev.coterie.pricing.cache.CacheEntry;
import java.util.Currency;

/**
 * A product in the price book: what its price is made from, in ten-thousandths of the currency. Or
 * that no product has the SKU.
 */
final class ProductEntry extends CacheEntry {
  private static final Currency OF_NONE = Currency.getInstance("XXX");

  private final Currency currency;
  private final long list;
  private final long supplier;

  ProductEntry(String sku, ProductAmounts amounts) {
    this(sku, amounts.currency(), amounts.list(), amounts.supplier());
  }

  private ProductEntry(String sku, Currency currency, long list, long supplier) {
    super(sku);
    this.currency = currency;
    this.list = list;
    this.supplier = supplier;
  }

  /** Stands for a SKU that no product has. */
  static ProductEntry none(String sku) {
    return new ProductEntry(sku, OF_NONE, 0, 0);
  }

  boolean exists() {
    return !currency.equals(OF_NONE);
  }

  Currency currency() {
    return currency;
  }

  /** At least 0. */
  long list() {
    return list;
  }

  /** 0 where there is none; below 0 where it is a group's. */
  long supplier() {
    return supplier;
  }

  /** Whether it sells a group: its price is the fee, whatever the rules. */
  boolean sellsGroup() {
    return supplier < 0;
  }

  /** The list price, rounded as prices are, in the currency's smallest coins. */
  long listPrice() {
    return MinorUnits.price(list, currency);
  }
}
