package dev.coterie.http.pages.listing;

import dev.coterie.connect.listing.Listing;
import dev.coterie.connect.listing.Listing.MallSide;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.shop.PriceKind;
import dev.coterie.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * One listing.
 *
 * @param sent the form that was sent and is to be mended, if any
 * @param stored the form as the listing is
 * @param preview of its price
 */
public record ListingView(
    PageFrame frame,
    Notice notice,
    Listing listing,
    TypedForm sent,
    TypedForm stored,
    PricePreview preview) {

  public TypedForm form() {
    return sent.isSent() ? sent : stored;
  }

  /** What a field holds by now where another session has changed it; empty for the same. */
  public String now(String field) {
    String version = Long.toString(listing.version());
    if (!sent.isSent() || sent.typed(ListingForm.VERSION).equals(version)) {
      return "";
    }
    String held = stored.typed(field);
    return held.equals(sent.typed(field).strip()) ? "" : frame.t().say("group.now", held);
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
