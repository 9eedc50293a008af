package dev.coterie.http.price;

import static dev.coterie.catalog.CatalogContract.unknownProduct;

import dev.coterie.caller.Caller;
import dev.coterie.caller.Scope;
import dev.coterie.http.Answer;
import dev.coterie.http.JsonBytes;
import dev.coterie.http.price.PriceJson.Item;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import dev.coterie.pricing.PriceSource;
import dev.coterie.pricing.PricingContract.PriceQuery;
import dev.coterie.pricing.PricingContract.PriceQuote;
import dev.coterie.pricing.PricingContract.PriceQuotes;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks the price book and answers with what it says, whichever way the question came. Belongs to
 * one event loop.
 */
final class PriceAnswers {
  private static final int USUAL_BYTES = 32_768;

  private final PriceSource source;
  private final LookupMetrics metrics;
  private final RuleBytes rules;
  private final Freshness freshness;
  private final Clock clock;

  /** What answers are written to, one after the other. */
  private final JsonBytes scratch;

  PriceAnswers(
      PriceSource source,
      LookupMetrics metrics,
      RuleBytes rules,
      Freshness freshness,
      Clock clock) {
    this(source, metrics, rules, freshness, clock, new JsonBytes(USUAL_BYTES));
  }

  private PriceAnswers(
      PriceSource source,
      LookupMetrics metrics,
      RuleBytes rules,
      Freshness freshness,
      Clock clock,
      JsonBytes scratch) {
    this.scratch = scratch;
    this.source = source;
    this.metrics = metrics;
    this.rules = rules;
    this.freshness = freshness;
    this.clock = clock;
  }

  /** The same from another source. */
  PriceAnswers from(PriceSource other) {
    return new PriceAnswers(other, metrics, rules, freshness, clock, scratch);
  }

  /** The question that is meant; refuses the request if it names both a customer and a group. */
  PriceQuery query(
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

  /** One price; null where memory does not know it, or no product has the SKU. */
  @Nullable Answer fromMemory(PlainQuestion question, Caller caller) {
    List<String> sku = List.of(question.sku());
    PriceQuery query =
        new PriceQuery(question.customer(), question.group(), sku, clock.instant(), false);
    PriceQuotes quotes = source.fromMemory(query);
    PriceQuote quote = quotes == null ? null : quotes.quotes().get(0);
    return quotes == null || quote == null
        ? null
        : priced(query, question.fields(), caller, quotes, json -> json.one(quote, 1));
  }

  /** The price of the one SKU of the query. */
  Future<Answer> one(PriceQuery query, int quantity, PriceFields fields, Caller caller) {
    return quote(query)
        .map(result -> Answer.of(result, quotes -> one(query, quantity, fields, caller, quotes)));
  }

  private Answer one(
      PriceQuery query, int quantity, PriceFields fields, Caller caller, PriceQuotes quotes) {
    PriceQuote quote = quotes.quotes().get(0);
    Result<PriceQuote> found =
        quote == null ? Result.refused(unknownProduct(query.skus().get(0))) : Result.ok(quote);
    return Answer.of(
        found, price -> priced(query, fields, caller, quotes, json -> json.one(price, quantity)));
  }

  /** The prices of the items, whose SKUs are those of the query. */
  Future<Answer> batch(PriceQuery query, List<Item> items, PriceFields fields, Caller caller) {
    return quote(query)
        .map(
            result ->
                Answer.of(
                    result,
                    quotes -> priced(query, fields, caller, quotes, json -> json.batch(items))));
  }

  /** What all who get equal prices share, so that pages can be cached for all of them. */
  Future<Answer> context(PriceQuery query) {
    return source
        .quote(query)
        .map(result -> Answer.of(result, quotes -> context(query.customer(), quotes)));
  }

  private Answer context(@Nullable String customer, PriceQuotes quotes) {
    JsonObject json =
        new JsonObject()
            .put("customer", customer)
            .put("context", quotes.context().key())
            .put("validUntil", quotes.validUntil());
    return freshness.mark(Answer.ok(json), quotes, false);
  }

  private Answer priced(
      PriceQuery query,
      PriceFields fields,
      Caller caller,
      PriceQuotes quotes,
      Function<PriceJson, Buffer> body) {
    boolean seesMargins = caller.may(Scope.ADMIN) || caller.may(Scope.SHOP);
    if (quotes.asOf() != null) {
      metrics.unconfirmed();
    }
    ShownRules shown = new ShownRules(rules, seesMargins);
    PriceJson json = new PriceJson(scratch.clear(), query.customer(), fields, shown, quotes);
    return freshness.mark(Answer.ok(body.apply(json)), quotes, seesMargins);
  }

  private Future<Result<PriceQuotes>> quote(PriceQuery query) {
    LookupMetrics.Running running = metrics.begin();
    return source.quote(query).onComplete(running::end);
  }
}
