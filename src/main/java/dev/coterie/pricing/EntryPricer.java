package dev.coterie.pricing;

import static dev.coterie.group.GroupContract.unknownGroup;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.coterie.db.DatabaseStatus;
import dev.coterie.kernel.Result;
import dev.coterie.pricing.PricingContract.PriceQuery;
import dev.coterie.pricing.PricingContract.PriceQuote;
import dev.coterie.pricing.PricingContract.PriceQuotes;
import dev.coterie.pricing.buyer.Buyer;
import dev.coterie.pricing.buyer.PriceContext;
import dev.coterie.pricing.buyer.ResolvedContext;
import dev.coterie.pricing.buyer.RuledGroup;
import dev.coterie.pricing.buyer.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes prices of entries that belong together. For all threads. */
public final class EntryPricer {
  private static final int MAX_CONTEXTS = 50_000;

  private final PriceFunction function;
  private final DatabaseStatus database;

  /** One context for all buyers with the same rules, so that each takes no memory of its own. */
  private final Cache<Counting, PriceContext> contexts =
      Caffeine.newBuilder().maximumSize(MAX_CONTEXTS).build();

  /**
   * The groups that count for a buyer.
   *
   * @param ruled those whose rules may make prices
   * @param admitting the ids of those that admit to restricted products
   */
  private record Counting(List<RuledGroup> ruled, Set<Long> admitting) {

    PriceContext context() {
      return new PriceContext(ruled, admitting);
    }
  }

  EntryPricer(PriceFunction function, DatabaseStatus database) {
    this.function = function;
    this.database = database;
  }

  /** The prices that were asked for; refused where the group does not exist. */
  public Result<PriceQuotes> answer(PriceQuery query, PriceEntries entries) {
    String code = query.group();
    if (code == null) {
      return Result.ok(quotes(query, entries, resolved(entries, query.at()), entries::buyer));
    }
    RuledGroup group = entries.rules().withCode(code);
    if (group == null) {
      return Result.refused(unknownGroup(code));
    }
    Buyer member = entries.buyer().with(group);
    return Result.ok(quotes(query, entries, resolved(entries, member, query.at()), () -> member));
  }

  private ResolvedContext resolved(PriceEntries entries, Instant at) {
    ResolvedContext known = entries.customer().resolved(entries.rules(), at);
    if (known != null) {
      return known;
    }
    ResolvedContext resolved = resolved(entries, entries.buyer(), at);
    entries.customer().remember(resolved);
    return resolved;
  }

  private ResolvedContext resolved(PriceEntries entries, Buyer buyer, Instant at) {
    List<RuledGroup> counting = PriceFunction.counting(buyer, at, Explanation.NONE);
    return ResolvedContext.at(
        at,
        entries.rules().edition(),
        contexts.get(new Counting(counting, buyer.admittedBy(at)), Counting::context),
        buyer.nextTurnAfter(at));
  }

  private PriceQuotes quotes(
      PriceQuery query, PriceEntries entries, ResolvedContext resolved, Supplier<Buyer> buyer) {
    List<@Nullable PriceQuote> quotes = new ArrayList<>(entries.products().size());
    for (int index = 0; index < entries.products().size(); index++) {
      String sku = query.skus().get(index);
      quotes.add(
          entries.products().get(index) instanceof ProductEntry product
              ? visible(sku, product, query, resolved, buyer)
              : null);
    }
    return new PriceQuotes(quotes, resolved.context(), resolved.nextTurn(), database.knownUntil());
  }

  private @Nullable PriceQuote visible(
      String sku,
      ProductEntry product,
      PriceQuery query,
      ResolvedContext resolved,
      Supplier<Buyer> buyer) {
    Visibility withheld = product.withheldFrom(resolved.context());
    if (withheld == null) {
      return quote(sku, product, query, resolved, buyer);
    }
    return withheld == Visibility.HIDDEN ? null : PriceQuote.withheld(sku, product.currency());
  }

  private PriceQuote quote(
      String sku,
      ProductEntry product,
      PriceQuery query,
      ResolvedContext resolved,
      Supplier<Buyer> buyer) {
    return query.explain()
        ? explained(sku, product, buyer.get(), query.at())
        : quote(sku, product, resolved.context(), Explanation.NONE);
  }

  private PriceQuote explained(String sku, ProductEntry product, Buyer buyer, Instant at) {
    Explanation explanation = Explanation.wanted();
    List<RuledGroup> counting = PriceFunction.counting(buyer, at, explanation);
    return quote(sku, product, new PriceContext(counting, Set.of()), explanation);
  }

  private PriceQuote quote(
      String sku, ProductEntry product, PriceContext context, Explanation explanation) {
    PriceFunction.Price price = function.price(product, context, explanation);
    return new PriceQuote(
        sku,
        product.currency(),
        product.listPrice(),
        price.minorUnits(),
        price.winner(),
        explanation == Explanation.NONE ? null : explanation,
        product.isLifted());
  }
}
