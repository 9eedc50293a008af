package dev.coterie.pricing;

import static dev.coterie.group.GroupContract.unknownGroup;

import dev.coterie.config.Config;
import dev.coterie.db.Change;
import dev.coterie.kernel.Result;
import dev.coterie.pricing.PricingContract.PriceQuery;
import dev.coterie.pricing.PricingContract.Quote;
import dev.coterie.pricing.PricingContract.Quotes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Answers prices from memory, on the thread that asks. What memory lacks is asked of the pricing
 * verticle, all of one question at once.
 *
 * <p>It holds products, customers' groups and the groups' rules, never a price: a price is made
 * when it is read, from entries that belong together. One book serves all threads of a process.
 */
public final class PriceBook {
  private static final String ALL_GROUPS = "groups";
  private static final int MOST_TRIES = 4;

  private final Vertx vertx;
  private final PriceFunction function;
  private final Epoch epoch = new Epoch();
  private final Shelf<ProductPrices> products;
  private final Shelf<Holdings> customers;
  private final Shelf<GroupRules> groups = new Shelf<>(1);

  public PriceBook(Vertx vertx, Config.Pricing config, Currency shopCurrency) {
    this.vertx = vertx;
    this.function = new PriceFunction(shopCurrency);
    this.products = new Shelf<>(config.bookProducts());
    this.customers = new Shelf<>(config.bookCustomers());
  }

  /**
   * The prices that were asked for; refused where the group does not exist. Completed already if
   * memory had all it takes.
   */
  public Future<Result<Quotes>> quote(PriceQuery query) {
    return quote(query, MOST_TRIES);
  }

  /** Forgets what a committed transaction made stale; loads on their way are not kept either. */
  public void forget(List<Change> changes) {
    epoch.change(() -> changes.forEach(this::forget));
  }

  /** Reads again where a change came between the readings of one answer. */
  private Future<Result<Quotes>> quote(PriceQuery query, int tries) {
    long then = epoch.now();
    Missing missing = new Missing();
    Entries entries = entries(query, missing);
    missing.load(vertx);
    return entries
        .complete(vertx)
        .compose(
            there -> {
              boolean oldRules = !entries.rules().know(entries.holdings());
              if (tries > 1 && (oldRules || !epoch.isStill(then))) {
                return quoteAgain(query, oldRules, tries - 1);
              }
              return Future.succeededFuture(answer(query, entries));
            });
  }

  private Future<Result<Quotes>> quoteAgain(PriceQuery query, boolean oldRules, int tries) {
    if (oldRules) {
      groups.forget(null);
    }
    return quote(query, tries);
  }

  private void forget(Change change) {
    switch (change.kind()) {
      case PRODUCT -> products.forget(change.key());
      case CUSTOMER -> customers.forget(change.key());
      case GROUPS -> groups.forget(change.key());
      case KEYS -> {
        // not of this book
      }
    }
  }

  /** What the book holds and how it was used, since the process began. */
  public Usage products() {
    return new Usage(products.size(), products.hits(), products.misses());
  }

  /** As {@link #products()}, of customers. */
  public Usage customers() {
    return new Usage(customers.size(), customers.hits(), customers.misses());
  }

  /**
   * The use of one part of the book.
   *
   * @param entries about how many it holds
   */
  public record Usage(long entries, long hits, long misses) {}

  private Entries entries(PriceQuery query, Missing missing) {
    List<CompletableFuture<@Nullable ProductPrices>> wanted = new ArrayList<>();
    for (String sku : query.skus()) {
      wanted.add(products.get(sku, missing::product));
    }
    String customer = query.customer();
    return new Entries(
        wanted,
        customer == null
            ? CompletableFuture.completedFuture(Holdings.NONE)
            : customers.get(customer, missing::customer),
        groups.get(ALL_GROUPS, missing::groups));
  }

  private Result<Quotes> answer(PriceQuery query, Entries entries) {
    String code = query.group();
    if (code == null) {
      return Result.ok(quotes(query, entries, entries.rules().buyer(entries.holdings())));
    }
    RuledGroup group = entries.rules().withCode(code);
    return group == null
        ? Result.refused(unknownGroup(code))
        : Result.ok(quotes(query, entries, entries.rules().memberOf(group)));
  }

  private Quotes quotes(PriceQuery query, Entries entries, Buyer buyer) {
    List<@Nullable Quote> quotes = new ArrayList<>(entries.products().size());
    for (CompletableFuture<@Nullable ProductPrices> entry : entries.products()) {
      ProductPrices product = entry.join();
      quotes.add(product == null ? null : quote(query, product, buyer));
    }
    return new Quotes(quotes, buyer.nextTurnAfter(query.at()));
  }

  private Quote quote(PriceQuery query, ProductPrices product, Buyer buyer) {
    Explanation explanation = query.explain() ? Explanation.wanted() : Explanation.NONE;
    PriceFunction.Price price = function.price(product, buyer, query.at(), explanation);
    explanation.won(price);
    return new Quote(
        product.sku(),
        product.list().rounded(),
        price.amount(),
        price.group(),
        query.explain() ? explanation : null);
  }

  /** The entries that one question needs, there or on their way. */
  private record Entries(
      List<CompletableFuture<@Nullable ProductPrices>> products,
      CompletableFuture<Holdings> customer,
      CompletableFuture<GroupRules> groups) {

    Future<Void> complete(Vertx vertx) {
      CompletableFuture<?>[] all = new CompletableFuture<?>[products.size() + 2];
      products.toArray(all);
      all[products.size()] = customer;
      all[products.size() + 1] = groups;
      CompletableFuture<Void> complete = CompletableFuture.allOf(all);
      return complete.isDone() && !complete.isCompletedExceptionally()
          ? Future.succeededFuture()
          : Future.fromCompletionStage(complete, vertx.getOrCreateContext())
              .recover(Entries::unwrapped);
    }

    private static Future<Void> unwrapped(Throwable failure) {
      Throwable cause = failure.getCause();
      return Future.failedFuture(cause == null ? failure : cause);
    }

    Holdings holdings() {
      return customer.join();
    }

    GroupRules rules() {
      return groups.join();
    }
  }
}
