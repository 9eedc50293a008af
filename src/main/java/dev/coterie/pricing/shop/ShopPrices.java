package dev.coterie.pricing.shop;

import dev.coterie.kernel.Result;
import dev.coterie.pricing.PriceSource;
import dev.coterie.pricing.PricingContract.PriceQuery;
import dev.coterie.pricing.PricingContract.PriceQuotes;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * The prices of one shop.
 *
 * @param only the id of the one shop that the caller may reach, null for any
 */
record ShopPrices(ShopBook book, String slug, @Nullable Long only) implements PriceSource {

  @Override
  public Future<Result<PriceQuotes>> quote(PriceQuery query) {
    return book.quote(slug, only, query);
  }

  @Override
  public @Nullable PriceQuotes fromMemory(PriceQuery query) {
    Result<PriceQuotes> known = book.fromMemory(slug, only, query);
    return known == null ? null : known.value();
  }
}
