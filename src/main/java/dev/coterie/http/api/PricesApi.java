package dev.coterie.http.api;

import static dev.coterie.catalog.CatalogContract.unknownProduct;

import dev.coterie.caller.Scope;
import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import dev.coterie.http.Fields;
import dev.coterie.http.Params;
import dev.coterie.http.Resource;
import dev.coterie.http.Routes;
import dev.coterie.http.api.PriceJson.Item;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import dev.coterie.kernel.ShopCalendar;
import dev.coterie.kernel.TextForm;
import dev.coterie.pricing.PriceBook;
import dev.coterie.pricing.PricingContract.PriceQuery;
import dev.coterie.pricing.PricingContract.Quote;
import dev.coterie.pricing.PricingContract.Quotes;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /v1/prices}: one price, or up to 1,000 at once. */
public final class PricesApi implements Resource {
  private static final int MOST_ITEMS = 1_000;
  private static final int MOST_QUANTITY = 1_000_000;

  private final PriceBook book;
  private final LookupMetrics metrics;
  private final RuleJson rules;
  private final Clock clock;

  public PricesApi(PriceBook book, LookupMetrics metrics, Currency shopCurrency, Clock clock) {
    this.book = book;
    this.metrics = metrics;
    this.rules = new RuleJson(shopCurrency);
    this.clock = clock;
  }

  @Override
  public void addTo(Routes routes) {
    routes.get(
        "/v1/prices/:sku",
        Scope.STOREFRONT,
        this::one,
        "customer",
        "group",
        "quantity",
        "at",
        "explain");
    routes.query("/v1/prices", Scope.STOREFRONT, this::many);
  }

  private Future<Answer> one(Exchange exchange) {
    String sku = exchange.path("sku", TextForm.SKU);
    Params params = exchange.query();
    String customer = params.text("customer", TextForm.CUSTOMER_CODE);
    String group = params.text("group", TextForm.GROUP_CODE);
    Item item = new Item(sku, params.whole("quantity", 1, MOST_QUANTITY, 1));
    Instant at = params.read("at", ShopCalendar::instant);
    boolean explain = params.flag("explain");
    params.check();
    PriceQuery query = query(customer, group, List.of(sku), at, explain);
    PriceJson json = new PriceJson(customer, exchange.seesMargins(), rules);
    return quote(query).map(result -> Answer.of(result, quotes -> answer(item, quotes, json)));
  }

  private Future<Answer> many(Exchange exchange) {
    Fields body = exchange.body();
    String customer = body.textOrNull("customer", TextForm.CUSTOMER_CODE);
    String group = body.textOrNull("group", TextForm.GROUP_CODE);
    Instant at = body.read("at", ShopCalendar::instant);
    boolean explain = body.flag("explain", false);
    List<Item> items = body.objects("items", MOST_ITEMS, PricesApi::item);
    body.check();
    List<String> skus = items.stream().map(Item::sku).toList();
    PriceQuery query = query(customer, group, skus, at, explain);
    PriceJson json = new PriceJson(customer, exchange.seesMargins(), rules);
    return quote(query)
        .map(result -> Answer.of(result, quotes -> Answer.ok(json.batch(items, quotes))));
  }

  private Future<Result<Quotes>> quote(PriceQuery query) {
    LookupMetrics.Running running = metrics.begin();
    return book.quote(query).onComplete(running::end);
  }

  private PriceQuery query(
      @Nullable String customer,
      @Nullable String group,
      List<String> skus,
      @Nullable Instant at,
      boolean explain) {
    if (customer != null && group != null) {
      throw Refusal.invalid("group", "must not be given beside customer").asException();
    }
    return new PriceQuery(customer, group, skus, at == null ? clock.instant() : at, explain);
  }

  private static Answer answer(Item item, Quotes quotes, PriceJson json) {
    Quote quote = quotes.quotes().get(0);
    Result<Quote> found =
        quote == null ? Result.refused(unknownProduct(item.sku())) : Result.ok(quote);
    return Answer.of(found, price -> Answer.ok(json.one(price, item.quantity(), quotes)));
  }

  private static Item item(Fields fields) {
    Integer quantity = fields.wholeOrNull("quantity", 1, MOST_QUANTITY);
    return new Item(fields.text("sku", TextForm.SKU), quantity == null ? 1 : quantity);
  }
}
