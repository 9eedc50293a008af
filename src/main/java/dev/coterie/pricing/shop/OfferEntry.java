package dev.coterie.pricing.shop;

import dev.coterie.pricing.cache.CacheEntry;
import dev.coterie.pricing.shop.ShopPricingContract.OfferedAt;
import org.jspecify.annotations.Nullable;

/** What the book knows of a SKU: what the mall offers it for, or that it does not. */
final class OfferEntry extends CacheEntry {
  private final @Nullable OfferedAt offer;

  OfferEntry(String sku, @Nullable OfferedAt offer) {
    super(sku);
    this.offer = offer;
  }

  /** Null where the mall does not offer it. */
  @Nullable OfferedAt offer() {
    return offer;
  }
}
