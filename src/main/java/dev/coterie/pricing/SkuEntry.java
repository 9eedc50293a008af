package dev.coterie.pricing;

import dev.coterie.pricing.cache.CacheEntry;

/** What the price book knows of a SKU: a product, or that no product has it. */
public abstract sealed class SkuEntry extends CacheEntry permits ProductEntry, UnknownSku {
  SkuEntry(String sku) {
    super(sku);
  }
}
