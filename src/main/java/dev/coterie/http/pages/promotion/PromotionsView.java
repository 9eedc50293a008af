package dev.coterie.http.pages.promotion;

import dev.coterie.connect.listing.Listing;
import dev.coterie.connect.listing.Promotion;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.Place;
import java.time.Instant;
import java.util.List;

/**
 * The promoted listings.
 *
 * @param listings in their order
 * @param before what was promoted when this was decided
 * @param focus the button to go on with, empty for none
 */
public record PromotionsView(
    PageFrame frame, Notice notice, List<Listing> listings, List<String> before, String focus) {

  /** Whether the order is not as it is stored. */
  public boolean isUnsaved() {
    return !listings.stream().map(Listing::sku).toList().equals(before);
  }

  public boolean isFocused(String act, Listing listing) {
    return focus.equals(act + ":" + listing.sku());
  }

  public boolean isFocused(String field) {
    return focus.equals(field);
  }

  public String page(Listing listing) {
    return Address.of(Place.SHOP_LISTINGS.path(), listing.sku()).text();
  }

  /** When it is promoted, in words. */
  public String window(Listing listing) {
    Promotion promotion = listing.terms().promoted();
    Instant from = promotion == null ? null : promotion.from();
    Instant until = promotion == null ? null : promotion.until();
    if (from != null && until != null) {
      return frame.t().say("promotions.between", time(from), time(until));
    }
    if (from != null) {
      return frame.t().say("promotions.from", time(from));
    }
    return until == null
        ? frame.t().say("promotions.always")
        : frame.t().say("promotions.until", time(until));
  }

  private String time(Instant instant) {
    return frame.time().time(instant);
  }

  /** Whether it stands before others at this moment. */
  public boolean counts(Listing listing) {
    Promotion promotion = listing.terms().promoted();
    return promotion == null || promotion.contains(frame.time().now());
  }
}
