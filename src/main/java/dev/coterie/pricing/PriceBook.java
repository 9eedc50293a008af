package dev.coterie.pricing;

import static dev.coterie.group.GroupContract.unknownGroup;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.coterie.config.PricingConfig;
import dev.coterie.db.Change;
import dev.coterie.db.ChangeKind;
import dev.coterie.db.DatabaseStatus;
import dev.coterie.kernel.Result;
import dev.coterie.pricing.PricingContract.Load;
import dev.coterie.pricing.PricingContract.Loaded;
import dev.coterie.pricing.PricingContract.PriceQuery;
import dev.coterie.pricing.PricingContract.PriceQuote;
import dev.coterie.pricing.PricingContract.PriceQuotes;
import dev.coterie.pricing.cache.CacheVersion;
import dev.coterie.pricing.cache.EntryCache;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Answers prices from memory, on the thread that asks. What memory lacks is asked of the pricing
 * verticle, all of one question at once.
 *
 * <p>It holds products, customers' groups and the groups' rules, never a price: a price is made
 * when it is read, from entries that belong together. One book serves all threads of a process.
 */
public final class PriceBook {
  private static final int MAX_TRIES = 4;
  private static final int MAX_CONTEXTS = 50_000;

  private final Vertx vertx;
  private final DatabaseStatus database;
  private final Clock clock;
  private final Duration outage;
  private final PriceFunction function;
  private final CacheVersion epoch = new CacheVersion();
  private final EntryCache<ProductEntry> products;
  private final EntryCache<CustomerEntry> customers;
  private final RulesCache rules = new RulesCache();
  private final CustomerEntry guest = new CustomerEntry("", HeldMemberships.NONE);

  /** One context for all buyers with the same rules, so that each takes no memory of its own. */
  private final Cache<List<RuledGroup>, PriceContext> contexts =
      Caffeine.newBuilder().maximumSize(MAX_CONTEXTS).build();

  public PriceBook(
      Vertx vertx,
      DatabaseStatus database,
      PricingConfig config,
      Currency shopCurrency,
      Clock clock) {
    this.vertx = vertx;
    this.database = database;
    this.clock = clock;
    this.outage = config.outage();
    this.function = new PriceFunction(shopCurrency);
    this.products = new EntryCache<>(config.bookProducts());
    this.customers = new EntryCache<>(config.bookCustomers());
  }

  /**
   * The prices that were asked for; refused where the group does not exist. Completed already if
   * memory had all it takes. While the database is unavailable memory answers for as long as is
   * configured.
   */
  public Future<Result<PriceQuotes>> quote(PriceQuery query) {
    PriceQuotes quotes = fromMemory(query);
    if (quotes != null) {
      return Future.succeededFuture(Result.ok(quotes));
    }
    return isOutdated() ? loadAtOnce(query) : load(query, MAX_TRIES);
  }

  /** The prices that were asked for, null where memory lacks something; nothing is loaded. */
  public @Nullable PriceQuotes fromMemory(PriceQuery query) {
    long then = epoch.now();
    PriceEntries entries = isOutdated() ? null : there(query);
    if (entries == null || !entries.belongTogether()) {
      return null;
    }
    PriceQuotes quotes = answer(query, entries).fold(found -> found, unknownGroup -> null);
    return epoch.isStill(then) ? quotes : null;
  }

  /** Forgets what a committed transaction made stale; loads on their way are not kept either. */
  public void forget(List<Change> changes) {
    if (changes.stream().anyMatch(PriceBook::concernsPrices)) {
      epoch.change(() -> changes.forEach(this::forget));
    }
  }

  private static boolean concernsPrices(Change change) {
    return change.kind() != ChangeKind.KEYS && change.kind() != ChangeKind.EVENTS;
  }

  private void forget(Change change) {
    switch (change.kind()) {
      case PRODUCT -> products.forget(change.key());
      case CUSTOMER -> customers.forget(change.key());
      case GROUP -> rules.forget(change.key());
      case KEYS, EVENTS -> {
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

  /** Whether changes were not heard for so long that what memory holds is not to be used. */
  private boolean isOutdated() {
    Instant knownUntil = database.knownUntil();
    return knownUntil != null && clock.instant().isAfter(knownUntil.plus(outage));
  }

  /** The entries that make one answer. */
  private record PriceEntries(List<ProductEntry> products, CustomerEntry holder, GroupRules rules) {

    /** Whether the rules, which may be older, have all the groups that are held. */
    boolean belongTogether() {
      return holder.isKnownTo(rules);
    }

    Buyer buyer() {
      return rules.buyer(holder.holdings());
    }
  }

  private @Nullable PriceEntries there(PriceQuery query) {
    String customer = query.customer();
    GroupRules current = rules.peek();
    CustomerEntry holder = customer == null ? guest : customers.peek(customer);
    if (current == null || holder == null) {
      return null;
    }
    List<ProductEntry> wanted = there(query.skus());
    if (wanted == null) {
      return null;
    }
    products.hits(wanted.size());
    customers.hits(customer == null ? 0 : 1);
    return new PriceEntries(wanted, holder, current);
  }

  private @Nullable List<ProductEntry> there(List<String> skus) {
    if (skus.size() != 1) {
      return products.peekAll(skus);
    }
    ProductEntry product = products.peek(skus.get(0));
    return product == null ? null : List.of(product);
  }

  /**
   * Reads what is missing, and all of it again where a change came between the readings; in the end
   * all at once, past the book, which no change can come between.
   */
  private Future<Result<PriceQuotes>> load(PriceQuery query, int tries) {
    if (tries == 0) {
      return loadAtOnce(query);
    }
    long then = epoch.now();
    return entries(query)
        .compose(
            entries -> {
              if (!entries.belongTogether()) {
                rules.forget(null);
              } else if (epoch.isStill(then)) {
                return Future.succeededFuture(answer(query, entries));
              }
              return load(query, tries - 1);
            });
  }

  private Future<PriceEntries> entries(PriceQuery query) {
    MissingEntries missing = new MissingEntries();
    List<CompletableFuture<ProductEntry>> wanted = new ArrayList<>(query.skus().size());
    for (String sku : query.skus()) {
      wanted.add(products.get(sku, missing::product));
    }
    String customer = query.customer();
    CompletableFuture<CustomerEntry> holder =
        customer == null
            ? CompletableFuture.completedFuture(guest)
            : customers.get(customer, missing::customer);
    CompletableFuture<GroupRules> current = rules.get(missing::rules);
    missing.load(vertx);
    return allOf(wanted, holder, current)
        .map(
            all ->
                new PriceEntries(
                    wanted.stream().map(CompletableFuture::join).toList(),
                    holder.join(),
                    current.join()));
  }

  private Future<Void> allOf(
      List<CompletableFuture<ProductEntry>> products, CompletableFuture<?>... others) {
    CompletableFuture<?>[] all =
        Stream.concat(products.stream(), Stream.of(others)).toArray(CompletableFuture<?>[]::new);
    return Future.fromCompletionStage(CompletableFuture.allOf(all), vertx.getOrCreateContext())
        .recover(PriceBook::unwrapped);
  }

  private static Future<Void> unwrapped(Throwable failure) {
    Throwable cause = failure.getCause();
    return Future.failedFuture(cause == null ? failure : cause);
  }

  private Future<Result<PriceQuotes>> loadAtOnce(PriceQuery query) {
    Set<String> customer = query.customer() == null ? Set.of() : Set.of(query.customer());
    return PricingContract.LOAD
        .send(vertx, new Load(new HashSet<>(query.skus()), customer, null))
        .map(loaded -> answer(query, entries(query, loaded)));
  }

  private PriceEntries entries(PriceQuery query, Loaded loaded) {
    String customer = query.customer();
    return new PriceEntries(
        query.skus().stream().map(loaded::product).toList(),
        customer == null ? new CustomerEntry("", HeldMemberships.NONE) : loaded.holder(customer),
        GroupRules.NONE.with(loaded.groups()));
  }

  private Result<PriceQuotes> answer(PriceQuery query, PriceEntries entries) {
    String code = query.group();
    if (code == null) {
      return Result.ok(quotes(query, entries, standing(entries, query.at()), entries::buyer));
    }
    RuledGroup group = entries.rules().withCode(code);
    if (group == null) {
      return Result.refused(unknownGroup(code));
    }
    Buyer member = entries.rules().memberOf(group);
    return Result.ok(quotes(query, entries, standing(entries, member, query.at()), () -> member));
  }

  private ResolvedContext standing(PriceEntries entries, Instant at) {
    ResolvedContext known = entries.holder().standing(entries.rules(), at);
    if (known != null) {
      return known;
    }
    ResolvedContext standing = standing(entries, entries.buyer(), at);
    entries.holder().remember(standing);
    return standing;
  }

  private ResolvedContext standing(PriceEntries entries, Buyer buyer, Instant at) {
    List<RuledGroup> counting = PriceFunction.counting(buyer, at, Explanation.NONE);
    return ResolvedContext.at(
        at,
        entries.rules().edition(),
        contexts.get(counting, PriceContext::new),
        buyer.nextTurnAfter(at));
  }

  private PriceQuotes quotes(
      PriceQuery query, PriceEntries entries, ResolvedContext standing, Supplier<Buyer> buyer) {
    List<@Nullable PriceQuote> quotes = new ArrayList<>(entries.products().size());
    for (int index = 0; index < entries.products().size(); index++) {
      String sku = query.skus().get(index);
      ProductEntry product = entries.products().get(index);
      quotes.add(
          !product.exists()
              ? null
              : query.explain()
                  ? explained(sku, product, buyer.get(), query.at())
                  : quote(sku, product, standing.context(), Explanation.NONE));
    }
    return new PriceQuotes(quotes, standing.context(), standing.nextTurn(), database.knownUntil());
  }

  private PriceQuote explained(String sku, ProductEntry product, Buyer buyer, Instant at) {
    Explanation explanation = Explanation.wanted();
    List<RuledGroup> counting = PriceFunction.counting(buyer, at, explanation);
    return quote(sku, product, new PriceContext(counting), explanation);
  }

  private PriceQuote quote(
      String sku, ProductEntry product, PriceContext context, Explanation explanation) {
    PriceFunction.Price price = function.price(product, context, explanation);
    return new PriceQuote(
        sku,
        product.currency(),
        product.listPrice(),
        price.coins(),
        price.group(),
        explanation == Explanation.NONE ? null : explanation);
  }
}
