package dev.coterie.pricing.shop;

import dev.coterie.config.PricingConfig;
import dev.coterie.db.Change;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import dev.coterie.kernel.Unavailable;
import dev.coterie.pricing.EntryPricer;
import dev.coterie.pricing.PriceBook;
import dev.coterie.pricing.PriceEntries;
import dev.coterie.pricing.PriceSource;
import dev.coterie.pricing.PricingContract.PriceQuery;
import dev.coterie.pricing.PricingContract.PriceQuotes;
import dev.coterie.pricing.SkuEntry;
import dev.coterie.pricing.buyer.CustomerEntry;
import dev.coterie.pricing.buyer.ShopTime;
import dev.coterie.pricing.cache.CacheVersion;
import dev.coterie.pricing.cache.EntryCache;
import dev.coterie.pricing.shop.ShopPricingContract.InShop;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Answers prices of shops from memory, on the thread that asks, as the {@link PriceBook} does for
 * the mall; whether a shop is open follows from the memberships that the price book has of its
 * owner. One book serves all threads of a process.
 */
public final class ShopBook {
  private static final int MAX_TRIES = 8;
  private static final int MAX_SHOPS = 100_000;

  private final Vertx vertx;
  private final PriceBook mall;
  private final Clock clock;
  private final EntryPricer pricer;
  private final CacheVersion version = new CacheVersion();
  private final EntryCache<ShopEntry> shops = new EntryCache<>(MAX_SHOPS);
  private final EntryCache<ListingEntry> listings;
  private final EntryCache<OfferEntry> offers;
  private final EntryCache<CustomerEntry> customers;

  /**
   * An empty book.
   *
   * @param mall whose memberships open shops
   */
  public ShopBook(Vertx vertx, PriceBook mall, PricingConfig config, Clock clock) {
    this.vertx = vertx;
    this.mall = mall;
    this.clock = clock;
    this.pricer = mall.pricer();
    this.listings = new EntryCache<>(config.bookListings());
    this.offers = new EntryCache<>(config.bookProducts());
    this.customers = new EntryCache<>(config.bookCustomers());
  }

  /**
   * The prices of a shop; refused where there is none that the caller may reach, or it is not open.
   *
   * @param only the id of the one shop that the caller may reach, null for any
   */
  public PriceSource prices(String slug, @Nullable Long only) {
    return new ShopPrices(this, slug, only);
  }

  /** The shop of the slug while it is open; refused where there is none, or it is not open. */
  public Future<Result<OpenedShop>> open(String slug, @Nullable Long only) {
    return load(slug)
        .compose(entry -> loadOwner(entry).map(entry))
        .map(entry -> opened(slug, only, entry));
  }

  private Result<OpenedShop> opened(String slug, @Nullable Long only, ShopEntry entry) {
    OpenedShop shop = entry.shop();
    if (shop == null || (only != null && only != shop.id())) {
      return Result.refused(unknownShop(slug));
    }
    ShopTime time = entry.time(mall, clock.instant());
    Refusal refusal = refusal(shop, time != null && time.open());
    return refusal == null ? Result.ok(shop) : Result.refused(refusal);
  }

  private static @Nullable Refusal refusal(OpenedShop shop, boolean open) {
    if (shop.closed()) {
      return Refusal.forbidden("shop-closed", "the shop " + shop.slug() + " is closed");
    }
    return open
        ? null
        : Refusal.forbidden(
            "shop-suspended",
            "the membership that opens the shop %s is over: renew it".formatted(shop.slug()));
  }

  static Refusal unknownShop(String slug) {
    return Refusal.unknown("unknown-shop", "no shop has the address " + slug);
  }

  /** What memory says, null where it lacks something. */
  @Nullable Result<PriceQuotes> fromMemory(String slug, @Nullable Long only, PriceQuery query) {
    long before = version.current();
    ShopEntry entry = mall.isOutdated() ? null : shops.peek(slug);
    if (entry == null) {
      return null;
    }
    OpenedShop shop = entry.shop();
    if (shop == null || (only != null && only != shop.id())) {
      return Result.refused(unknownShop(slug));
    }
    ShopTime time = entry.time(mall, clock.instant());
    PriceEntries entries = time == null ? null : entries(entry, shop, query);
    if (time == null || entries == null || !version.isUnchangedSince(before)) {
      return null;
    }
    Refusal refusal = refusal(shop, time.open());
    return refusal == null ? answer(query, entries, time) : Result.refused(refusal);
  }

  private Result<PriceQuotes> answer(PriceQuery query, PriceEntries entries, ShopTime time) {
    Result<PriceQuotes> made = pricer.answer(query, entries);
    PriceQuotes quotes = made.value();
    return quotes == null ? made : Result.ok(quotes.until(time.turn()));
  }

  private @Nullable PriceEntries entries(ShopEntry entry, OpenedShop shop, PriceQuery query) {
    CustomerEntry customer = customer(entry, shop, query.customer());
    List<SkuEntry> products = new ArrayList<>(query.skus().size());
    for (String sku : query.skus()) {
      ListingEntry listing = listings.peek(InShop.key(shop.id(), sku));
      OfferEntry offer = listing == null ? null : offers.peek(sku);
      if (listing == null || offer == null) {
        return null;
      }
      products.add(listing.product(sku, shop, offer));
    }
    listings.countHits(products.size());
    if (customer == null || !customer.isKnownTo(shop.groups())) {
      return null;
    }
    return new PriceEntries(products, customer, shop.groups());
  }

  /** Nobody is more than a guest of a shop that has no groups. */
  private @Nullable CustomerEntry customer(
      ShopEntry entry, OpenedShop shop, @Nullable String code) {
    return code == null || shop.groups().isEmpty()
        ? entry.guest()
        : customers.peek(InShop.key(shop.id(), code));
  }

  /** The prices; what memory lacks is loaded, again and again where changes come between. */
  Future<Result<PriceQuotes>> quote(String slug, @Nullable Long only, PriceQuery query) {
    return quote(slug, only, query, MAX_TRIES);
  }

  private Future<Result<PriceQuotes>> quote(
      String slug, @Nullable Long only, PriceQuery query, int tries) {
    Result<PriceQuotes> known = fromMemory(slug, only, query);
    if (known != null) {
      return Future.succeededFuture(known);
    }
    return tries == 0
        ? Future.failedFuture(new Unavailable("the shop's prices change too often to be read"))
        : load(slug)
            .compose(entry -> load(entry, query))
            .compose(loaded -> quote(slug, only, query, tries - 1));
  }

  private Future<ShopEntry> load(String slug) {
    MissingOfShops missing = new MissingOfShops();
    CompletableFuture<ShopEntry> shop = shops.get(slug, missing::shop);
    missing.load(vertx);
    return future(shop);
  }

  private Future<Void> load(ShopEntry entry, PriceQuery query) {
    OpenedShop shop = entry.shop();
    if (shop == null) {
      return Future.succeededFuture();
    }
    MissingOfShops missing = new MissingOfShops();
    List<CompletableFuture<?>> all = new ArrayList<>();
    for (String sku : query.skus()) {
      InShop key = new InShop(shop.id(), sku);
      all.add(listings.get(key.key(), (text, listing) -> missing.listing(key, listing)));
      all.add(offers.get(sku, missing::offer));
    }
    String customer = query.customer();
    if (customer != null && !shop.groups().isEmpty()) {
      InShop key = new InShop(shop.id(), customer);
      all.add(customers.get(key.key(), (text, entered) -> missing.customer(key, entered)));
    }
    missing.load(vertx);
    return Future.all(
            loadOwner(entry),
            future(CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))))
        .onSuccess(done -> reloadIfOlder(entry, shop, customer))
        .mapEmpty();
  }

  /** A customer may be in a group that was made after the shop was read. */
  private void reloadIfOlder(ShopEntry entry, OpenedShop shop, @Nullable String code) {
    CustomerEntry customer = customer(entry, shop, code);
    if (customer != null && !customer.isKnownTo(shop.groups())) {
      version.change(() -> shops.forget(shop.slug()));
    }
  }

  /** Has the price book read when the shop's owner may run it. */
  private Future<Void> loadOwner(ShopEntry entry) {
    OpenedShop shop = entry.shop();
    Instant now = clock.instant();
    return shop == null || entry.time(mall, now) != null
        ? Future.succeededFuture()
        : mall.quote(new PriceQuery(shop.owner(), null, List.of(), now, false)).mapEmpty();
  }

  private <T> Future<T> future(CompletableFuture<T> stage) {
    return Future.fromCompletionStage(stage, vertx.getOrCreateContext())
        .recover(PriceBook::unwrapped);
  }

  /** Forgets what a committed transaction made stale; what is being loaded is not cached either. */
  public void forget(List<Change> changes) {
    if (changes.stream().anyMatch(ShopBook::concernsShops)) {
      version.change(() -> changes.forEach(this::forget));
    }
  }

  private static boolean concernsShops(Change change) {
    return switch (change.kind()) {
      case SHOP, LISTING, OFFER, SHOP_CUSTOMER, PRODUCT -> true;
      default -> false;
    };
  }

  private void forget(Change change) {
    switch (change.kind()) {
      case SHOP -> shops.forget(change.key());
      case LISTING -> listings.forget(change.key());
      case OFFER, PRODUCT -> offers.forget(change.key());
      case SHOP_CUSTOMER -> customers.forget(change.key());
      default -> {
        // not of this book
      }
    }
  }

  /** How the listings were used, since the process began. */
  public PriceBook.Usage listings() {
    return new PriceBook.Usage(listings.size(), listings.hits(), listings.misses());
  }
}
