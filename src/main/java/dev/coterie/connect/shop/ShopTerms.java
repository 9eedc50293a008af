package dev.coterie.connect.shop;

import dev.coterie.group.terms.PriceRule;

/**
 * What is decided about a shop: its slug and owner by staff, all else by its owner too.
 *
 * @param closed by hand
 */
record ShopTerms(
    String slug, String name, String owner, boolean closed, PriceRule defaultRule, ShopLook look) {

  static ShopTerms of(Shop shop) {
    return new ShopTerms(
        shop.slug(),
        shop.name(),
        shop.owner(),
        shop.status() == ShopStatus.CLOSED,
        shop.defaultRule(),
        shop.look());
  }
}
