package dev.coterie.pricing;

import java.util.Currency;

/**
 * What a product's price is made from, in ten-thousandths of the currency.
 *
 * @param list the list price, at least 0
 * @param supplier the supplier price, 0 where there is none
 */
public record ProductPrices(String sku, Currency currency, long list, long supplier) {

  /** Stands in the book for a product that does not exist. */
  static final ProductPrices NONE = new ProductPrices("", Currency.getInstance("XXX"), 0, 0);

  boolean exists() {
    return !sku.isEmpty();
  }

  /** The list price, rounded as prices are, in the currency's smallest coins. */
  long listPrice() {
    return Coins.price(list, currency);
  }
}
