package dev.coterie.http.pages.listing;

import dev.coterie.connect.listing.Listing;
import dev.coterie.connect.listing.Listing.MallSide;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.shop.HeldForm;
import dev.coterie.http.pages.shop.PriceKind;
import dev.coterie.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * One listing.
 *
 * @param held the form, which could not be saved as it was sent or was not sent yet
 * @param preview of its price
 */
public record ListingView(
    PageFrame frame, Notice notice, Listing listing, HeldForm held, PricePreview preview) {

  public TypedForm form() {
    return held.form();
  }

  /** What a field holds by now where another session has changed it; empty for the same. */
  public String now(String field) {
    return held.now(field, frame.t());
  }

  public PriceKind[] kinds() {
    return PriceKind.values();
  }

  /** The page, or what is below it. */
  public String place(String... below) {
    return Address.of(ListingsPage.PATH, listing.sku()).below(below).text();
  }

  public @Nullable Money wholesale() {
    MallSide product = listing.product();
    return product == null ? null : product.wholesale();
  }

  public @Nullable Money minimum() {
    MallSide product = listing.product();
    return product == null ? null : product.minimum();
  }

  /** The name that the mall gives it. */
  public String mallName() {
    MallSide product = listing.product();
    return product == null ? "–" : product.name();
  }
}
