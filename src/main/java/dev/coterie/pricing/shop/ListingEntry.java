package dev.coterie.pricing.shop;

import dev.coterie.pricing.SkuEntry;
import dev.coterie.pricing.UnknownSku;
import dev.coterie.pricing.cache.CacheEntry;
import dev.coterie.pricing.shop.ShopPricingContract.InShop;
import dev.coterie.pricing.shop.ShopPricingContract.ListedAs;
import dev.coterie.pricing.shop.ShopPricingContract.OfferedAt;
import org.jspecify.annotations.Nullable;

/**
 * What the book knows of a SKU within a shop: how it is listed, or that it is not; and the product
 * that last came of it and what the mall offered.
 */
final class ListingEntry extends CacheEntry {
  private final @Nullable ListedAs listing;
  private volatile @Nullable ListedProduct last;

  ListingEntry(InShop key, @Nullable ListedAs listing) {
    super(key.key());
    this.listing = listing;
  }

  /** The product as the shop sells it; an unknown one where it is not listed, or not offered. */
  SkuEntry product(String sku, OpenedShop shop, OfferEntry offered) {
    OfferedAt offer = offered.offer();
    if (listing == null || offer == null) {
      return new UnknownSku(sku);
    }
    ListedProduct known = last;
    if (known == null || !known.isMadeOf(shop, offer)) {
      ListingFormula own = listing.formula();
      known = ListedProduct.of(sku, own == null ? shop.byDefault() : own, shop, offer);
      last = known;
    }
    return known;
  }
}
