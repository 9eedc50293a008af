package dev.coterie.http.price;

import dev.coterie.caller.Caller;
import dev.coterie.caller.Scope;
import dev.coterie.group.terms.RuleJson;
import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import dev.coterie.http.server.Resource;
import dev.coterie.http.server.Routes;
import dev.coterie.kernel.TextForm;
import dev.coterie.pricing.shop.ShopBook;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.Currency;

/**
 * {@code /v1/shops/{slug}/prices}: as {@link PricesApi}, of a shop, for storefronts and for the
 * shop's own keys.
 */
public final class ShopPricesApi implements Resource {
  static final String SHOPS = "/v1/shops/";
  static final String PRICES = "/prices";

  private static final String PATH = SHOPS + ":slug" + PRICES;

  private final ShopBook book;
  private final PriceAnswers answers;
  private final LookupMetrics metrics;

  /**
   * The prices of shops, of one event loop.
   *
   * @param shopCurrency of fixed amounts
   * @param freshSeconds how long caches may use an answer without asking again
   */
  public ShopPricesApi(
      ShopBook book, LookupMetrics metrics, Currency shopCurrency, int freshSeconds, Clock clock) {
    this.book = book;
    this.metrics = metrics;
    this.answers =
        new PriceAnswers(
            book.prices("", null),
            metrics,
            new RuleBytes(new RuleJson(shopCurrency)),
            new Freshness(freshSeconds, clock),
            clock);
  }

  @Override
  public void addTo(Routes routes) {
    Routes shops = routes.also(Scope.SHOP);
    shops.lookup(PATH + "/:sku", Scope.PRICES, this::one, PriceParams.NAMES);
    shops.query(PATH, Scope.PRICES, this::batch, PriceFields.PARAMETER);
    shops.shortcut(responses -> new ShopFastPath(responses, this, metrics));
  }

  /** The prices of a shop that the caller may reach. */
  PriceAnswers of(String slug, Caller caller) {
    return answers.from(book.prices(slug, caller.shop()));
  }

  private PriceAnswers of(Exchange exchange) {
    return of(exchange.path("slug", TextForm.SHOP_SLUG), exchange.caller());
  }

  private Future<Answer> one(Exchange exchange) {
    return PriceParams.of(exchange).answer(of(exchange), exchange.caller());
  }

  private Future<Answer> batch(Exchange exchange) {
    return new BatchAnswers(of(exchange)).answer(exchange);
  }
}
