package dev.coterie.pricing;

import dev.coterie.kernel.Result;
import dev.coterie.pricing.PricingContract.PriceQuery;
import dev.coterie.pricing.PricingContract.PriceQuotes;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** Who answers prices: the mall, or a shop. For all threads. */
public interface PriceSource {

  /** The prices that were asked for. Completed already if memory had all it takes. */
  Future<Result<PriceQuotes>> quote(PriceQuery query);

  /** The prices that were asked for, null where memory lacks something; nothing is loaded. */
  @Nullable PriceQuotes fromMemory(PriceQuery query);
}
