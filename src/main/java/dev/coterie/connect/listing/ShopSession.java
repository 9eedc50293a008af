package dev.coterie.connect.listing;

import static dev.coterie.connect.shop.ShopContract.unknownShop;

import dev.coterie.connect.shop.Shop;
import dev.coterie.connect.shop.ShopRef;
import dev.coterie.connect.shop.Shops;
import dev.coterie.db.Tx;
import dev.coterie.kernel.Refusal;
import io.vertx.core.Future;
import java.time.Instant;

/**
 * A shop that a transaction has locked, so that its limit of listings holds.
 *
 * @param now when it was locked
 */
record ShopSession(Tx tx, Shop shop, Instant now) {
  private static final Shops SHOPS = new Shops();

  /** Locks the shop; refused where there is none that the caller may reach. */
  static Future<ShopSession> open(Tx tx, ShopRef ref, Instant now) {
    return SHOPS
        .lock(tx.sql(), ref, now)
        .map(found -> found.orElseThrow(() -> unknownShop(ref.slug()).asException()))
        .map(shop -> new ShopSession(tx, shop, now));
  }

  ListingEvents events() {
    return new ListingEvents(tx, shop, now);
  }

  /** Refuses new listings while no membership opens the shop. */
  void requirePlan() {
    if (shop.plan() == null) {
      throw Refusal.forbidden(
              "shop-suspended",
              "the membership that opens the shop %s is over: renew it to list more"
                  .formatted(shop.slug()))
          .asException();
    }
  }

  /** How many products more the plan allows to list. */
  long room() {
    Integer limit = shop.limit();
    return limit == null ? Long.MAX_VALUE : Math.max(0, limit - shop.listings());
  }

  void requireRoom() {
    requirePlan();
    if (room() == 0) {
      throw Refusal.conflict(
              "listing-limit",
              "the plan %s allows %d listings and the shop has %d: none is added"
                  .formatted(shop.plan(), shop.limit(), shop.listings()))
          .asException();
    }
  }
}
