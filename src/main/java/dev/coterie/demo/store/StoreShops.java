package dev.coterie.demo.store;

import dev.coterie.connect.shop.Shop;
import dev.coterie.connect.shop.ShopContract;
import dev.coterie.connect.shop.ShopContract.FindShopOf;
import dev.coterie.connect.shop.ShopContract.ListShops;
import dev.coterie.connect.shop.ShopContract.ShopColumn;
import dev.coterie.connect.shop.ShopContract.SignLink;
import dev.coterie.connect.shop.ShopStatus;
import dev.coterie.demo.store.StoreView.StoreShop;
import dev.coterie.http.pages.Address;
import dev.coterie.http.storefront.FrontVisit;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Sorting;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads customers' shops, with links by which they know whoever the visitor is. */
record StoreShops(StoreVisit at) {
  private static final PageRequest SOME = new PageRequest("", 8);
  private static final int HOURS = 24;

  /** The shop of whoever the visitor is; null where she has none. */
  Future<@Nullable StoreShop> own() {
    return at.isGuest() || !at.store().connects()
        ? Future.succeededFuture()
        : ShopContract.FIND_OF
            .send(at.vertx(), new FindShopOf(at.customer()))
            .map(
                found ->
                    found.fold(shop -> shown(shop, Address.ofShop(shop.slug())), none -> null));
  }

  /** Some of the open shops of others. */
  Future<List<StoreShop>> others() {
    return at.store().connects()
        ? ShopContract.LIST
            .send(at.vertx(), new ListShops("", ShopStatus.OPEN, Sorting.by(ShopColumn.SLUG), SOME))
            .compose(
                page ->
                    Future.all(
                            page.items().stream()
                                .filter(shop -> !shop.owner().equals(at.customer()))
                                .map(this::known)
                                .toList())
                        .map(all -> all.<StoreShop>list()))
        : Future.succeededFuture(List.of());
  }

  private Future<StoreShop> known(Shop shop) {
    Address address = Address.ofShop(shop.slug());
    return at.isGuest()
        ? Future.succeededFuture(shown(shop, address))
        : ShopContract.SIGN
            .send(at.vertx(), new SignLink(shop.ref(), at.customer(), HOURS))
            .map(
                signed ->
                    signed.fold(
                        link -> shown(shop, address.with(FrontVisit.AS, link.token())),
                        refused -> shown(shop, address)));
  }

  private static StoreShop shown(Shop shop, Address address) {
    return new StoreShop(shop.name(), address, shop.status() == ShopStatus.OPEN);
  }
}
