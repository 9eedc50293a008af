package dev.coterie.http.pages.mall;

import dev.coterie.connect.listing.Listing;
import dev.coterie.connect.shop.Shop;
import dev.coterie.connect.shop.ShopContract.ShopOverview;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.event.EventLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shop as staff manage it.
 *
 * @param form what staff change of it
 * @param listings a page of what it lists
 * @param next the cursor of the next one, null for none
 */
public record ManagedShopView(
    PageFrame frame,
    Notice notice,
    ShopOverview overview,
    TypedForm form,
    List<Listing> listings,
    String after,
    @Nullable String next,
    List<EventLine> lines) {

  public Shop shop() {
    return overview.shop();
  }

  public Address address() {
    return Address.of(Place.SHOPS.path(), shop().slug());
  }

  /** The version that the form was made from. */
  public String version() {
    return form.typed("version", Long.toString(shop().version()));
  }

  /** How many products it lists, of how many its plan allows. */
  public String ofLimit() {
    return shop().limit() == null
        ? frame.t().number(shop().listings())
        : frame.t().say("shop.ofLimit", shop().listings(), shop().limit());
  }
}
