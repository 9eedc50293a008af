package dev.coterie.http.connect;

import dev.coterie.connect.shop.ShopRef;
import dev.coterie.http.Exchange;
import dev.coterie.kernel.TextForm;

/** The paths below a shop's, and the shop that one names, as far as the caller may reach it. */
final class ShopPath {
  static final String SHOPS = "/v1/shops";
  static final String SHOP = SHOPS + "/:slug";

  private ShopPath() {}

  static ShopRef of(Exchange exchange) {
    return new ShopRef(exchange.path("slug", TextForm.SHOP_SLUG), exchange.caller().shop());
  }
}
