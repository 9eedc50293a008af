package dev.coterie.pricing;

import dev.coterie.config.PricingConfig;
import dev.coterie.db.Change;
import dev.coterie.db.DatabaseStatus;
import dev.coterie.kernel.Result;
import dev.coterie.pricing.PricingContract.Load;
import dev.coterie.pricing.PricingContract.Loaded;
import dev.coterie.pricing.PricingContract.PriceQuery;
import dev.coterie.pricing.PricingContract.PriceQuotes;
import dev.coterie.pricing.buyer.CustomerEntry;
import dev.coterie.pricing.buyer.GroupRules;
import dev.coterie.pricing.buyer.HeldMemberships;
import dev.coterie.pricing.buyer.RulesCache;
import dev.coterie.pricing.buyer.ShopTime;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Answers prices from memory, on the thread that asks. What memory lacks is asked of the pricing
 * verticle, all of one question at once.
 *
 * <p>It holds products, customers' groups and the groups' rules, never a price: a price is made
 * when it is read, from entries that belong together. One book serves all threads of a process.
 */
public final class PriceBook implements PriceSource {
  private static final int MAX_TRIES = 4;

  private final Vertx vertx;
  private final DatabaseStatus database;
  private final Clock clock;
  private final Duration outage;
  private final EntryPricer pricer;
  private final CacheVersion version = new CacheVersion();
  private final EntryCache<SkuEntry> products;
  private final EntryCache<CustomerEntry> customers;
  private final RulesCache rules = new RulesCache();
  private final CustomerEntry guest = new CustomerEntry("", HeldMemberships.NONE);

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
    this.pricer = new EntryPricer(new PriceFunction(shopCurrency), database);
    this.products = new EntryCache<>(config.bookProducts());
    this.customers = new EntryCache<>(config.bookCustomers());
  }

  /**
   * The prices that were asked for; refused where the group does not exist. Completed already if
   * memory had all it takes. While the database is unavailable memory answers for as long as is
   * configured.
   */
  @Override
  public Future<Result<PriceQuotes>> quote(PriceQuery query) {
    PriceQuotes quotes = fromMemory(query);
    if (quotes != null) {
      return Future.succeededFuture(Result.ok(quotes));
    }
    return isOutdated() ? loadAtOnce(query) : load(query, MAX_TRIES);
  }

  @Override
  public @Nullable PriceQuotes fromMemory(PriceQuery query) {
    long before = version.current();
    PriceEntries entries = isOutdated() ? null : cached(query);
    if (entries == null || !entries.belongTogether()) {
      return null;
    }
    PriceQuotes quotes = pricer.answer(query, entries).value();
    return version.isUnchangedSince(before) ? quotes : null;
  }

  /** A customer's memberships, null where memory lacks them; of null, and so of a guest, none. */
  public @Nullable CustomerEntry customerFromMemory(@Nullable String code) {
    if (code == null) {
      return guest;
    }
    CustomerEntry known = isOutdated() ? null : customers.peek(code);
    if (known != null) {
      customers.countHits(1);
    }
    return known;
  }

  /** When a customer's memberships open a shop; null where memory lacks what that takes. */
  public @Nullable ShopTime shopTimeFromMemory(String code, Instant at) {
    GroupRules current = rules.peek();
    CustomerEntry entry = customerFromMemory(code);
    return current == null || entry == null ? null : entry.shopTime(current, at);
  }

  /** Tells whether what was read of this book still holds. */
  public CacheVersion version() {
    return version;
  }

  /** Makes the prices; shops have theirs made by the same function. */
  public EntryPricer pricer() {
    return pricer;
  }

  /** A customer's memberships; none of a customer who is unknown. */
  public Future<CustomerEntry> customer(@Nullable String code) {
    CustomerEntry known = customerFromMemory(code);
    if (known != null || code == null) {
      return Future.succeededFuture(known);
    }
    if (isOutdated()) {
      return PricingContract.LOAD
          .send(vertx, new Load(Set.of(), Set.of(code), Set.of()))
          .map(loaded -> loaded.customerEntry(code));
    }
    MissingEntries missing = new MissingEntries();
    CompletableFuture<CustomerEntry> entry = customers.get(code, missing::customer);
    missing.load(vertx);
    return allOf(List.of(), entry).map(there -> entry.join());
  }

  /** Forgets what a committed transaction made stale; what is being loaded is not cached either. */
  public void forget(List<Change> changes) {
    if (changes.stream().anyMatch(PriceBook::concernsPrices)) {
      version.change(() -> changes.forEach(this::forget));
    }
  }

  private static boolean concernsPrices(Change change) {
    return switch (change.kind()) {
      case PRODUCT, CUSTOMER, GROUP -> true;
      default -> false;
    };
  }

  private void forget(Change change) {
    switch (change.kind()) {
      case PRODUCT -> products.forget(change.key());
      case CUSTOMER -> customers.forget(change.key());
      case GROUP -> rules.forget(change.key());
      default -> {
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

  /** Whether changes have not arrived for so long that what memory holds is not to be used. */
  public boolean isOutdated() {
    Instant knownUntil = database.knownUntil();
    return knownUntil != null && clock.instant().isAfter(knownUntil.plus(outage));
  }

  private @Nullable PriceEntries cached(PriceQuery query) {
    String customer = query.customer();
    GroupRules current = rules.peek();
    CustomerEntry entry = customer == null ? guest : customers.peek(customer);
    if (current == null || entry == null) {
      return null;
    }
    List<SkuEntry> wanted = cached(query.skus());
    if (wanted == null) {
      return null;
    }
    products.countHits(wanted.size());
    customers.countHits(customer == null ? 0 : 1);
    return new PriceEntries(wanted, entry, current);
  }

  private @Nullable List<SkuEntry> cached(List<String> skus) {
    if (skus.size() != 1) {
      return products.peekAll(skus);
    }
    SkuEntry product = products.peek(skus.get(0));
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
    long before = version.current();
    return entries(query)
        .compose(
            entries -> {
              if (!entries.belongTogether()) {
                rules.forget(null);
              } else if (version.isUnchangedSince(before)) {
                return Future.succeededFuture(pricer.answer(query, entries));
              }
              return load(query, tries - 1);
            });
  }

  private Future<PriceEntries> entries(PriceQuery query) {
    MissingEntries missing = new MissingEntries();
    List<CompletableFuture<SkuEntry>> wanted = new ArrayList<>(query.skus().size());
    for (String sku : query.skus()) {
      wanted.add(products.get(sku, missing::product));
    }
    String customer = query.customer();
    CompletableFuture<CustomerEntry> entry =
        customer == null
            ? CompletableFuture.completedFuture(guest)
            : customers.get(customer, missing::customer);
    CompletableFuture<GroupRules> current = rules.get(missing::rules);
    missing.load(vertx);
    return allOf(wanted, entry, current)
        .map(
            all ->
                new PriceEntries(
                    wanted.stream().map(CompletableFuture::join).toList(),
                    entry.join(),
                    current.join()));
  }

  private Future<Void> allOf(
      List<CompletableFuture<SkuEntry>> products, CompletableFuture<?>... others) {
    CompletableFuture<?>[] all =
        Stream.concat(products.stream(), Stream.of(others)).toArray(CompletableFuture<?>[]::new);
    return Future.fromCompletionStage(CompletableFuture.allOf(all), vertx.getOrCreateContext())
        .recover(PriceBook::unwrapped);
  }

  /** The failure of what a completable future waited for. */
  public static <T> Future<T> unwrapped(Throwable failure) {
    Throwable cause = failure.getCause();
    return Future.failedFuture(cause == null ? failure : cause);
  }

  private Future<Result<PriceQuotes>> loadAtOnce(PriceQuery query) {
    Set<String> customer = query.customer() == null ? Set.of() : Set.of(query.customer());
    return PricingContract.LOAD
        .send(vertx, new Load(new HashSet<>(query.skus()), customer, null))
        .map(loaded -> pricer.answer(query, entries(query, loaded)));
  }

  private PriceEntries entries(PriceQuery query, Loaded loaded) {
    String customer = query.customer();
    return new PriceEntries(
        query.skus().stream().map(loaded::product).toList(),
        customer == null
            ? new CustomerEntry("", HeldMemberships.NONE)
            : loaded.customerEntry(customer),
        GroupRules.NONE.with(loaded.groups()));
  }
}
