package dev.coterie.history;

import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What a product's price is made from, as a writer set it.
 *
 * @param supplier null where unknown
 */
record Product(BigDecimal list, @Nullable BigDecimal supplier, Currency currency) {
  static Product of(String list, @Nullable String supplier, String currency) {
    return new Product(
        new BigDecimal(list),
        supplier == null ? null : new BigDecimal(supplier),
        Currency.getInstance(currency));
  }

  @Override
  public String toString() {
    return "list %s, supplier %s, %s".formatted(list, supplier, currency);
  }
}
