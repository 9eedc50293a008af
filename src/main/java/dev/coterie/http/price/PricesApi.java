package dev.coterie.http.price;

import static dev.coterie.catalog.CatalogContract.unknownProduct;

import dev.coterie.caller.Caller;
import dev.coterie.caller.Scope;
import dev.coterie.group.RuleJson;
import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import dev.coterie.http.Params;
import dev.coterie.http.price.PriceJson.Item;
import dev.coterie.http.server.BusEndpoints;
import dev.coterie.http.server.Resource;
import dev.coterie.http.server.Routes;
import dev.coterie.json.Fields;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import dev.coterie.kernel.ShopCalendar;
import dev.coterie.kernel.TextForm;
import dev.coterie.pricing.PriceBook;
import dev.coterie.pricing.PricingContract.PriceQuery;
import dev.coterie.pricing.PricingContract.PriceQuote;
import dev.coterie.pricing.PricingContract.PriceQuotes;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code /v1/prices}: one price, or up to 1,000 at once. */
public final class PricesApi implements Resource {
  private static final String PATH = "/v1/prices";
  private static final String QUOTE = "coterie.price.quote";
  private static final String CONTEXTS = "/v1/price-contexts";
  private static final int MAX_ITEMS = 1_000;
  private static final int MAX_QUANTITY = 1_000_000;

  private final PriceBook book;
  private final LookupMetrics metrics;
  private final RuleBytes rules;
  private final Freshness freshness;
  private final Clock clock;

  public PricesApi(
      PriceBook book, LookupMetrics metrics, Currency shopCurrency, int freshSeconds, Clock clock) {
    this.book = book;
    this.metrics = metrics;
    this.rules = new RuleBytes(new RuleJson(shopCurrency));
    this.freshness = new Freshness(freshSeconds, clock);
    this.clock = clock;
  }

  @Override
  public void addTo(Routes routes) {
    routes.lookup(CONTEXTS, Scope.STOREFRONT, this::context, "customer", "group");
    routes.shortcut(PATH + "/", Scope.STOREFRONT, this::fromMemory);
    routes.queryShortcut(PATH, Scope.STOREFRONT, this::many);
    routes.lookup(
        PATH + "/:sku",
        Scope.STOREFRONT,
        this::one,
        "customer",
        "group",
        "quantity",
        "at",
        "explain");
    routes.query(PATH, Scope.STOREFRONT, exchange -> many(exchange.buffer(), exchange.caller()));
  }

  @Override
  public void addTo(BusEndpoints bus) {
    bus.lookup(QUOTE, this::one);
  }

  /** One price, if the question is plain and memory knows the answer. */
  private @Nullable Answer fromMemory(String target, Caller caller) {
    long begin = System.nanoTime();
    PlainQuestion plain = PlainQuestion.of(target);
    if (plain == null) {
      return null;
    }
    List<String> sku = List.of(plain.sku());
    PriceQuery query = new PriceQuery(plain.customer(), plain.group(), sku, clock.instant(), false);
    PriceQuotes quotes = book.fromMemory(query);
    PriceQuote quote = quotes == null ? null : quotes.quotes().get(0);
    if (quotes == null || quote == null) {
      return null;
    }
    Answer answer = priced(query, caller, quotes, json -> json.one(quote, 1));
    metrics.priced(begin);
    return answer;
  }

  /** What all who get equal prices share, so that pages can be kept for all of them. */
  private Future<Answer> context(Exchange exchange) {
    Params params = exchange.query();
    String customer = params.text("customer", TextForm.CUSTOMER_CODE);
    String group = params.text("group", TextForm.GROUP_CODE);
    params.check();
    return book.quote(query(customer, group, List.of(), null, false))
        .map(result -> Answer.of(result, quotes -> context(customer, quotes)));
  }

  private Answer context(@Nullable String customer, PriceQuotes quotes) {
    JsonObject json =
        new JsonObject()
            .put("customer", customer)
            .put("context", quotes.context().key())
            .put("validUntil", quotes.validUntil());
    return freshness.mark(Answer.ok(json), quotes, false);
  }

  private Future<Answer> one(Exchange exchange) {
    String sku = exchange.path("sku", TextForm.SKU);
    Params params = exchange.query();
    String customer = params.text("customer", TextForm.CUSTOMER_CODE);
    String group = params.text("group", TextForm.GROUP_CODE);
    int quantity = params.whole("quantity", 1, MAX_QUANTITY, 1);
    Instant at = params.read("at", ShopCalendar::instant);
    boolean explain = params.flag("explain");
    params.check();
    return one(query(customer, group, List.of(sku), at, explain), quantity, exchange.caller());
  }

  private Future<Answer> one(Fields body, Caller caller) {
    Item item = item(body);
    String customer = body.textOrNull("customer", TextForm.CUSTOMER_CODE);
    String group = body.textOrNull("group", TextForm.GROUP_CODE);
    Instant at = body.read("at", ShopCalendar::instant);
    boolean explain = body.flag("explain", false);
    body.check();
    return one(query(customer, group, List.of(item.sku()), at, explain), item.quantity(), caller);
  }

  private Future<Answer> one(PriceQuery query, int quantity, Caller caller) {
    return quote(query)
        .map(result -> Answer.of(result, quotes -> one(query, caller, quotes, quantity)));
  }

  private Answer one(PriceQuery query, Caller caller, PriceQuotes quotes, int quantity) {
    PriceQuote quote = quotes.quotes().get(0);
    Result<PriceQuote> found =
        quote == null ? Result.refused(unknownProduct(query.skus().get(0))) : Result.ok(quote);
    return Answer.of(
        found, price -> priced(query, caller, quotes, json -> json.one(price, quantity)));
  }

  private Future<Answer> many(@Nullable Buffer question, Caller caller) {
    PlainBatch plain = question == null ? null : PlainBatch.of(question, MAX_ITEMS);
    return plain == null
        ? manyOf(Exchange.fields(question), caller)
        : many(
            query(plain.customer(), null, skus(plain.items()), null, false), plain.items(), caller);
  }

  private Future<Answer> manyOf(Fields body, Caller caller) {
    String customer = body.textOrNull("customer", TextForm.CUSTOMER_CODE);
    String group = body.textOrNull("group", TextForm.GROUP_CODE);
    Instant at = body.read("at", ShopCalendar::instant);
    boolean explain = body.flag("explain", false);
    List<Item> items = body.objects("items", MAX_ITEMS, PricesApi::item);
    body.check();
    return many(query(customer, group, skus(items), at, explain), items, caller);
  }

  private Future<Answer> many(PriceQuery query, List<Item> items, Caller caller) {
    return quote(query)
        .map(
            result ->
                Answer.of(
                    result, quotes -> priced(query, caller, quotes, json -> json.batch(items))));
  }

  private static List<String> skus(List<Item> items) {
    List<String> skus = new ArrayList<>(items.size());
    for (Item item : items) {
      skus.add(item.sku());
    }
    return skus;
  }

  private Answer priced(
      PriceQuery query, Caller caller, PriceQuotes quotes, Function<PriceJson, Buffer> body) {
    boolean seesMargins = caller.may(Scope.ADMIN);
    if (quotes.asOf() != null) {
      metrics.unconfirmed();
    }
    PriceJson json = new PriceJson(query.customer(), seesMargins, rules, quotes);
    return freshness.mark(Answer.ok(body.apply(json)), quotes, seesMargins);
  }

  private Future<Result<PriceQuotes>> quote(PriceQuery query) {
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

  private static Item item(Fields fields) {
    Integer quantity = fields.wholeOrNull("quantity", 1, MAX_QUANTITY);
    return new Item(fields.text("sku", TextForm.SKU), quantity == null ? 1 : quantity);
  }
}
