package dev.coterie.http.price;

import dev.coterie.caller.Caller;
import dev.coterie.caller.Scope;
import dev.coterie.group.terms.RuleJson;
import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import dev.coterie.http.Params;
import dev.coterie.http.price.PriceJson.Item;
import dev.coterie.http.server.BusEndpoints;
import dev.coterie.http.server.Resource;
import dev.coterie.http.server.Routes;
import dev.coterie.json.Fields;
import dev.coterie.kernel.ShopCalendar;
import dev.coterie.kernel.TextForm;
import dev.coterie.pricing.PriceSource;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.Currency;
import java.util.List;

/** {@code /v1/prices}: one price, or up to 1,000 at once. */
public final class PricesApi implements Resource {
  static final String PATH = "/v1/prices";

  private static final String CONTEXTS = "/v1/price-contexts";
  private static final String ONE_BY_BUS = "coterie.price.quote";

  private final PriceAnswers answers;
  private final BatchAnswers batches;
  private final LookupMetrics metrics;

  /**
   * The prices of one event loop.
   *
   * @param shopCurrency of fixed amounts
   * @param freshSeconds how long caches may use an answer without asking again
   */
  public PricesApi(
      PriceSource book,
      LookupMetrics metrics,
      Currency shopCurrency,
      int freshSeconds,
      Clock clock) {
    this.answers =
        new PriceAnswers(
            book,
            metrics,
            new RuleBytes(new RuleJson(shopCurrency)),
            new Freshness(freshSeconds, clock),
            clock);
    this.batches = new BatchAnswers(answers);
    this.metrics = metrics;
  }

  @Override
  public void addTo(Routes routes) {
    routes.lookup(CONTEXTS, Scope.PRICES, this::context, "customer", "group");
    routes.lookup(PATH + "/:sku", Scope.PRICES, this::one, PriceParams.NAMES);
    routes.query(PATH, Scope.PRICES, batches::answer, PriceFields.PARAMETER);
    routes.shortcut(responses -> new FastPath(responses, answers, batches, metrics));
  }

  @Override
  public void addTo(BusEndpoints bus) {
    bus.lookup(ONE_BY_BUS, this::one);
  }

  private Future<Answer> context(Exchange exchange) {
    Params params = exchange.query();
    String customer = params.text("customer", TextForm.CUSTOMER_CODE);
    String group = params.text("group", TextForm.GROUP_CODE);
    params.check();
    return answers.context(answers.query(customer, group, List.of(), null, false));
  }

  private Future<Answer> one(Exchange exchange) {
    return PriceParams.of(exchange).answer(answers, exchange.caller());
  }

  private Future<Answer> one(Fields body, Caller caller) {
    Item item = BatchAnswers.item(body);
    String customer = body.textOrNull("customer", TextForm.CUSTOMER_CODE);
    String group = body.textOrNull("group", TextForm.GROUP_CODE);
    Instant at = body.read("at", ShopCalendar::instant);
    boolean explain = body.flag("explain", false);
    PriceFields fields = body.read(PriceFields.PARAMETER, PriceFields::of);
    body.check();
    return answers.one(
        answers.query(customer, group, List.of(item.sku()), at, explain),
        item.quantity(),
        PriceFields.orAll(fields),
        caller);
  }
}
