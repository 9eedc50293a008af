package dev.coterie.http.pages.listing;

import dev.coterie.connect.listing.Listing;
import dev.coterie.connect.listing.Listing.MallSide;
import dev.coterie.connect.shop.Shop;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.shop.PriceKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sheet of a shop's listings.
 *
 * @param next the key of the last listing of this page, null on the last page
 * @param bulk the form of one rule for many, as it was sent where that was wrong
 */
public record ListingsView(
    PageFrame frame,
    Notice notice,
    Shop shop,
    ListingsQuery query,
    List<ListingRow> rows,
    @Nullable String next,
    TypedForm bulk) {

  /** The address of this page, to which the sheet is sent. */
  public String place() {
    return query.page().text();
  }

  /** Where one rule is given to many listings, and from there back to this page. */
  public String rules() {
    Address page = query.page();
    return page.at(ListingRulesForm.PATH).text();
  }

  public PriceKind[] kinds() {
    return PriceKind.values();
  }

  public List<PriceKind> rulesForMany() {
    return PriceKind.RULES;
  }

  public String wholesale(Listing listing) {
    MallSide product = listing.product();
    return frame.t().amountOrDash(product == null ? null : product.wholesale());
  }

  public String minimum(Listing listing) {
    MallSide product = listing.product();
    return frame.t().amountOrDash(product == null ? null : product.minimum());
  }
}
