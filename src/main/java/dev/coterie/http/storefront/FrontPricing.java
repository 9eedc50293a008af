package dev.coterie.http.storefront;

import dev.coterie.kernel.Result;
import dev.coterie.pricing.PriceSource;
import dev.coterie.pricing.PricingContract.PriceQuery;
import dev.coterie.pricing.PricingContract.PriceQuote;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Prices products for whoever looks.
 *
 * @param customer who looks, null for a guest, who is told no reasons
 */
public record FrontPricing(
    PriceSource prices, PriceReasons reasons, @Nullable String customer, Instant now) {

  /**
   * The products with what they cost; without those that have gone meanwhile, or that who looks may
   * not see.
   *
   * @param sku of a product
   * @param shown makes what is shown of a product and its price, which is null where who looks may
   *     not see it
   */
  public <P> Future<List<FrontProduct>> priced(
      List<P> products,
      Function<P, String> sku,
      BiFunction<P, @Nullable FrontPrice, FrontProduct> shown) {
    List<String> skus = products.stream().map(sku).toList();
    return prices
        .quote(new PriceQuery(customer, null, skus, now, customer != null))
        .map(Result::orThrow)
        .map(quotes -> shown(products, quotes.quotes(), shown));
  }

  private <P> List<FrontProduct> shown(
      List<P> products,
      List<@Nullable PriceQuote> quotes,
      BiFunction<P, @Nullable FrontPrice, FrontProduct> shown) {
    List<FrontProduct> all = new ArrayList<>();
    for (int index = 0; index < products.size(); index++) {
      PriceQuote quote = quotes.get(index);
      if (quote != null) {
        all.add(
            shown.apply(
                products.get(index), quote.hasPrice() ? FrontPrice.of(quote, reasons) : null));
      }
    }
    return all;
  }
}
