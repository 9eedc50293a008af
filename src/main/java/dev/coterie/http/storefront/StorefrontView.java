package dev.coterie.http.storefront;

/**
 * The first page of a shop.
 *
 * @param welcome above the products, empty for none
 */
public record StorefrontView(FrontFrame frame, String welcome, FrontGoods goods) {}
