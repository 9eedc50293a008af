package dev.coterie.http.pages.listing;

import dev.coterie.connect.listing.ListingContract.ListListings;
import dev.coterie.connect.listing.ListingContract.ListingFilter;
import dev.coterie.connect.shop.Shop;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.TextForm;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which listings the address asks for.
 *
 * @param filter null for all
 * @param after the cursor of the page, empty for the first
 */
public record ListingsQuery(String text, @Nullable ListingFilter filter, String after) {
  /** Each cell is a field, so that so many weigh as much as a page should. */
  private static final int ROWS = 25;

  static ListingsQuery of(Visit visit) {
    return new ListingsQuery(
        visit.query("query", TextForm.QUERY),
        visit.choice("filter", ListingFilter.class),
        visit.after());
  }

  /** The list from its first page. */
  public Address list() {
    return Address.of(Place.SHOP_LISTINGS.path())
        .with("query", text)
        .with("filter", filter == null ? "" : EnumNames.of(filter));
  }

  /** This page of the list. */
  Address page() {
    return list().with("after", after);
  }

  public boolean isSet() {
    return !text.isEmpty() || filter != null;
  }

  public List<ListingFilter> filters() {
    return Arrays.asList(ListingFilter.values());
  }

  ListListings ask(Visit visit, Shop shop) {
    return new ListListings(shop.ref(), text, filter, new PageRequest(visit.page().after(), ROWS));
  }
}
