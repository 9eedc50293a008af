package dev.coterie.pricing.shop;

import dev.coterie.pricing.cache.CacheEntry;
import org.jspecify.annotations.Nullable;

/** What the book knows of a slug: a shop, or that no shop has it. */
final class ShopEntry extends CacheEntry {
  private final @Nullable OpenedShop shop;

  ShopEntry(String slug, @Nullable OpenedShop shop) {
    super(slug);
    this.shop = shop;
  }

  /** Null where no shop has the slug. */
  @Nullable OpenedShop shop() {
    return shop;
  }
}
