package dev.coterie.pricing.shop;

import dev.coterie.pricing.PriceBook;
import dev.coterie.pricing.buyer.CustomerEntry;
import dev.coterie.pricing.buyer.HeldMemberships;
import dev.coterie.pricing.buyer.ShopTime;
import dev.coterie.pricing.cache.CacheEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the book knows of a slug: a shop, or that no shop has it; and when the owner's memberships
 * opened it as they were last read.
 */
final class ShopEntry extends CacheEntry {
  private final @Nullable OpenedShop shop;
  private final CustomerEntry guest = new CustomerEntry("", HeldMemberships.NONE);
  private volatile @Nullable SeenTime last;

  /**
   * What the owner's memberships said.
   *
   * @param version of the price book that they were read from
   */
  private record SeenTime(ShopTime time, Instant from, long version) {

    boolean holds(PriceBook mall, Instant now) {
      Instant turn = time.turn();
      return !now.isBefore(from)
          && (turn == null || now.isBefore(turn))
          && !mall.isOutdated()
          && mall.version().isUnchangedSince(version);
    }
  }

  ShopEntry(String slug, @Nullable OpenedShop shop) {
    super(slug);
    this.shop = shop;
  }

  /** Null where no shop has the slug. */
  @Nullable OpenedShop shop() {
    return shop;
  }

  /** Whoever is in no group of the shop. */
  CustomerEntry guest() {
    return guest;
  }

  /** When the owner may run it; null where the price book's memory lacks what that takes. */
  @Nullable ShopTime time(PriceBook mall, Instant now) {
    SeenTime seen = last;
    if (seen != null && seen.holds(mall, now)) {
      return seen.time();
    }
    long version = mall.version().current();
    ShopTime time = shop == null ? null : mall.shopTimeFromMemory(shop.owner(), now);
    if (time != null) {
      last = new SeenTime(time, now, version);
    }
    return time;
  }
}
