package dev.coterie.http.storefront;

import dev.coterie.kernel.Money;
import dev.coterie.pricing.PricingContract.PriceQuote;
import java.util.List;

/**
 * What a product costs.
 *
 * @param list what it costs without a group
 * @param price what it costs who looks
 * @param why sentences that say how the price came about, none for guests
 */
public record FrontPrice(Money list, Money price, List<String> why) {

  /** The price of a quote that has one; why, where an explanation was asked for. */
  public static FrontPrice of(PriceQuote quote, PriceReasons reasons) {
    return new FrontPrice(
        quote.listAmount(),
        quote.amount(),
        quote.explanation() == null ? List.of() : reasons.of(quote));
  }

  public boolean isReduced() {
    return price.amount().compareTo(list.amount()) < 0;
  }
}
