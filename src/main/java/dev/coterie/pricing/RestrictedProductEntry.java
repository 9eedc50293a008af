package dev.coterie.pricing;

import dev.coterie.pricing.PricingContract.ProductAmounts;
import dev.coterie.pricing.buyer.PriceContext;
import dev.coterie.pricing.buyer.ProductRestriction;
import dev.coterie.pricing.buyer.Visibility;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A product that only members of some groups see, or see the price of. */
final class RestrictedProductEntry extends ProductEntry {
  private final List<ProductRestriction> restrictions;
  private final boolean sellsGroup;

  RestrictedProductEntry(String sku, ProductAmounts amounts) {
    super(sku, amounts);
    this.restrictions = amounts.restrictions();
    this.sellsGroup = amounts.sellsGroup();
  }

  @Override
  boolean isPricedByRules() {
    return !sellsGroup;
  }

  /** Each restriction counts, and the strictest of those that do not admit the buyer decides. */
  @Override
  @Nullable Visibility withheldFrom(PriceContext context) {
    Visibility strictest = null;
    for (ProductRestriction restriction : restrictions) {
      if (!context.isAdmittedBy(restriction)
          && (strictest == null || restriction.others().compareTo(strictest) < 0)) {
        strictest = restriction.others();
      }
    }
    return strictest;
  }
}
