package dev.coterie.group;

import org.jspecify.annotations.Nullable;

/**
 * The special product that sells a group.
 *
 * @param sku null where there is none
 */
public record GroupProduct(SaleState state, @Nullable String sku) {
  static final GroupProduct NONE = new GroupProduct(SaleState.NONE, null);

  static GroupProduct of(String sku, boolean onSale) {
    return new GroupProduct(onSale ? SaleState.ENABLED : SaleState.DISABLED, sku);
  }

  public boolean isOnSale() {
    return state == SaleState.ENABLED;
  }
}
