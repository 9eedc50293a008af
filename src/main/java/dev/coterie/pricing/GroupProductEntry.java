package dev.coterie.pricing;

import dev.coterie.pricing.PricingContract.ProductAmounts;

/** A product that sells a group: its price is the fee, whatever the rules. */
final class GroupProductEntry extends ProductEntry {
  GroupProductEntry(String sku, ProductAmounts amounts) {
    super(sku, amounts);
  }

  @Override
  boolean isPricedByRules() {
    return false;
  }
}
