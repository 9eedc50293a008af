package dev.coterie.catalog;

import org.jspecify.annotations.Nullable;

/**
 * Which products are meant.
 *
 * @param query what the SKU or the name contains, empty for anything
 * @param category that they are in, null for any or none
 * @param currency the code of their prices' currency, null for any
 * @param costUnknown whether only those are meant whose supplier price is not known
 * @param groupsOnly whether only those are meant that sell a group
 */
public record ProductFilter(
    String query,
    @Nullable String category,
    @Nullable String currency,
    boolean costUnknown,
    boolean groupsOnly) {
  public static final ProductFilter ALL = new ProductFilter("", null, null, false, false);

  /** Those of them that the query finds. */
  public ProductFilter matching(String other) {
    return new ProductFilter(other, category, currency, costUnknown, groupsOnly);
  }
}
