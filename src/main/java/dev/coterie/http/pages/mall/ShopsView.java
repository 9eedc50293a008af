package dev.coterie.http.pages.mall;

import dev.coterie.connect.shop.Shop;
import dev.coterie.connect.shop.ShopContract.ShopColumn;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.SortedList;
import dev.coterie.kernel.Page;

/**
 * A page of shops.
 *
 * @param after the cursor of this page, empty for the first
 */
public record ShopsView(
    PageFrame frame,
    ShopsQuery query,
    SortedList<ShopColumn> list,
    String after,
    Page<Shop> shops) {

  /** How many products the shop lists, of how many its plan allows. */
  public String listings(Shop shop) {
    return shop.limit() == null
        ? frame.t().number(shop.listings())
        : frame.t().say("shop.ofLimit", shop.listings(), shop.limit());
  }
}
