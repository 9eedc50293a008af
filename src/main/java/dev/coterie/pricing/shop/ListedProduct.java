package dev.coterie.pricing.shop;

import dev.coterie.kernel.MinorUnits;
import dev.coterie.pricing.ProductEntry;
import dev.coterie.pricing.shop.ShopPricingContract.OfferedAt;

/**
 * A product as a shop sells it: its list price is the listing's, its supplier price the wholesale
 * price, and no price of it is below the mall's minimum.
 */
final class ListedProduct extends ProductEntry {
  private final OpenedShop shop;
  private final OfferedAt offer;
  private final boolean lifted;

  private ListedProduct(String sku, OpenedShop shop, OfferedAt offer, ListPrice price) {
    super(
        sku,
        offer.currency(),
        MinorUnits.tenThousandths(price.minorUnits(), offer.currency()),
        offer.wholesale());
    this.shop = shop;
    this.offer = offer;
    this.lifted = price.lifted();
  }

  static ListedProduct of(String sku, ListingFormula formula, OpenedShop shop, OfferedAt offer) {
    ListPrice price = ListPrice.of(formula, offer.wholesale(), offer.minimum(), offer.currency());
    return new ListedProduct(sku, shop, offer, price);
  }

  /** Whether it came of just these, and so still holds: entries are replaced, never changed. */
  @SuppressWarnings("ReferenceEquality")
  boolean isMadeOf(OpenedShop presentShop, OfferedAt presentOffer) {
    return shop == presentShop && offer == presentOffer;
  }

  @Override
  protected long floor() {
    return offer.minimum();
  }

  @Override
  protected boolean isLifted() {
    return lifted;
  }
}
