package dev.coterie.http.pages.shop;

import dev.coterie.connect.shop.Shop;
import dev.coterie.connect.shop.ShopContract;
import dev.coterie.connect.shop.ShopContract.FindShop;
import dev.coterie.connect.shop.ShopRef;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.Visit;
import io.vertx.core.Future;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The shop of the owner who visits: her session says which, whatever a request asks for. */
public final class OwnShop {
  private OwnShop() {}

  private static Future<Shop> of(Visit visit) {
    return ShopContract.FIND.send(visit.vertx(), new FindShop(ref(visit))).map(Visit::require);
  }

  /** A page of that shop, or what a form of it does. */
  public static Function<Visit, Future<PageAnswer>> in(
      BiFunction<Visit, Shop, Future<PageAnswer>> page) {
    return visit -> of(visit).compose(shop -> page.apply(visit, shop));
  }

  static ShopRef ref(Visit visit) {
    return ShopRef.any(Objects.requireNonNull(visit.user().shop(), "an owner has a shop"));
  }
}
