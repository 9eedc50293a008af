package dev.coterie.http.pages.shop;

import dev.coterie.connect.shop.Shop;
import dev.coterie.connect.shop.ShopContract;
import dev.coterie.connect.shop.ShopContract.FindShop;
import dev.coterie.connect.shop.ShopRef;
import dev.coterie.http.pages.Visit;
import io.vertx.core.Future;
import java.util.Objects;

/** The shop of the owner who visits: her session says which, whatever a request asks for. */
public final class OwnShop {
  private OwnShop() {}

  public static Future<Shop> of(Visit visit) {
    return ShopContract.FIND.send(visit.vertx(), new FindShop(ref(visit))).map(Visit::require);
  }

  static ShopRef ref(Visit visit) {
    return ShopRef.any(Objects.requireNonNull(visit.user().shop(), "an owner has a shop"));
  }
}
