package dev.coterie.http.pages.mall;

import dev.coterie.connect.shop.Shop;
import dev.coterie.connect.shop.ShopContract.ShopColumn;
import dev.coterie.group.Group;
import dev.coterie.group.SaleState;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.SortedList;
import dev.coterie.kernel.Page;
import java.util.List;

/**
 * A page of shops, and the plans that open them.
 *
 * @param after the cursor of this page, empty for the first
 */
public record ShopsView(
    PageFrame frame,
    ShopsQuery query,
    SortedList<ShopColumn> list,
    String after,
    Page<Shop> shops,
    List<Group> plans) {

  /** How many products the shop lists, of how many its plan allows. */
  public String listings(Shop shop) {
    return shop.limit() == null
        ? frame.t().number(shop.listings())
        : frame.t().say("shop.ofLimit", shop.listings(), shop.limit());
  }

  public boolean isOnSale(Group plan) {
    return plan.product().state() == SaleState.ENABLED;
  }

  /** What was charged for memberships of a plan. */
  public Address charges(Group plan) {
    return Address.of(Place.CHARGES.path()).with("group", plan.terms().code());
  }
}
