package dev.coterie.connect.listing;

import static dev.coterie.connect.listing.ListingContract.unknownListing;
import static dev.coterie.connect.mall.MallContract.notInMall;
import static dev.coterie.connect.shop.ShopContract.unknownShop;

import dev.coterie.bus.InOrder;
import dev.coterie.connect.listing.ListingContract.ApplyRule;
import dev.coterie.connect.listing.ListingContract.ArrangePromotions;
import dev.coterie.connect.listing.ListingContract.ChangeListings;
import dev.coterie.connect.listing.ListingContract.ChangedListings;
import dev.coterie.connect.listing.ListingContract.DeleteListing;
import dev.coterie.connect.listing.ListingContract.FindListing;
import dev.coterie.connect.listing.ListingContract.ListListings;
import dev.coterie.connect.listing.ListingContract.ListedListings;
import dev.coterie.connect.listing.ListingContract.ListingChange;
import dev.coterie.connect.listing.ListingContract.PutListing;
import dev.coterie.connect.listing.ListingContract.StoredListing;
import dev.coterie.connect.shop.Shop;
import dev.coterie.connect.shop.ShopRef;
import dev.coterie.connect.shop.Shops;
import dev.coterie.db.Change;
import dev.coterie.db.Storage;
import dev.coterie.db.Transactions;
import dev.coterie.group.terms.PriceRule;
import dev.coterie.json.Fields;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Done;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import dev.coterie.pricing.shop.ListPrice;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds a shop's listings, makes and changes them. */
public final class ListingService {
  private final Pool pool;
  private final Transactions transactions;
  private final Clock clock;
  private final Shops shops = new Shops();
  private final Listings listings = new Listings();
  private final MallGoods mall = new MallGoods();

  public ListingService(Storage storage, Clock clock) {
    this.pool = storage.pool();
    this.transactions = storage.transactions();
    this.clock = clock;
  }

  public Future<Result<Listing>> find(FindListing ask) {
    return in(
        ask.shop(),
        shop ->
            listings
                .find(pool, shop.id(), ask.sku())
                .map(found -> Result.of(found, () -> unknownListing(ask.sku()))));
  }

  public Future<Result<ListedListings>> list(ListListings ask) {
    return in(ask.shop(), shop -> listings.list(pool, shop.id(), ask).map(Result::ok));
  }

  private <T> Future<Result<T>> in(ShopRef ref, Function<Shop, Future<Result<T>>> question) {
    return shops
        .find(pool, ref, clock.instant())
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(Result.refused(unknownShop(ref.slug())))
                    : question.apply(found.get()));
  }

  public Future<Result<StoredListing>> put(Actor actor, PutListing ask) {
    return transact(
        actor,
        ask.shop(),
        session ->
            listings
                .lock(session.tx().sql(), session.shop().id(), List.of(ask.sku()))
                .compose(found -> put(session, found.stream().findFirst(), ask)));
  }

  private Future<StoredListing> put(ShopSession session, Optional<Listing> found, PutListing ask) {
    Fields fields = new Fields(ask.body());
    Long version = fields.idOrNull("version");
    ListingTerms terms = ListingJson.read(fields);
    fields.check();
    return found.isEmpty()
        ? add(session, ask.sku(), terms).map(made -> new StoredListing(made, true))
        : change(session, found.get(), terms, version, "")
            .map(changed -> new StoredListing(changed, false));
  }

  private <T> Future<Result<T>> transact(
      Actor actor, ShopRef ref, Function<ShopSession, Future<T>> work) {
    return transactions.attempt(
        actor, tx -> ShopSession.open(tx, ref, clock.instant()).compose(work));
  }

  private Future<Listing> add(ShopSession session, String sku, ListingTerms terms) {
    session.requireRoom();
    requireOthers(sku, terms, "");
    return mall.find(session.tx().sql(), sku)
        .map(found -> found.orElseThrow(() -> notInMall(sku).asException()))
        .map(good -> ListingRules.checked(session.shop(), terms, good, ""))
        .compose(price -> add(session, sku, terms, price));
  }

  private Future<Listing> add(
      ShopSession session, String sku, ListingTerms terms, ListPrice price) {
    session.tx().changes(Change.listing(session.shop().id(), sku));
    session.events().created(sku, terms);
    return listings
        .add(session.tx().sql(), session.shop().id(), sku, terms, price.lifted())
        .compose(done -> listings.find(session.tx().sql(), session.shop().id(), sku))
        .map(Optional::orElseThrow);
  }

  private static void requireOthers(String sku, ListingTerms terms, String path) {
    if (terms.upsells().contains(sku)) {
      throw Refusal.invalid(path + "upsells", "must not name the product itself").asException();
    }
  }

  public Future<Result<ChangedListings>> change(Actor actor, ChangeListings ask) {
    List<String> skus = ask.changes().stream().map(ListingChange::sku).distinct().toList();
    return transact(
        actor,
        ask.shop(),
        session ->
            listings
                .lock(session.tx().sql(), session.shop().id(), skus)
                .compose(
                    found ->
                        InOrder.collect(
                            ask.changes(), change -> change(session, known(found, change), change)))
                .map(ChangedListings::new));
  }

  private static Listing known(List<Listing> found, ListingChange change) {
    return found.stream()
        .filter(listing -> listing.sku().equals(change.sku()))
        .findFirst()
        .orElseThrow(() -> unknownListing(change.sku()).asException());
  }

  private Future<Listing> change(ShopSession session, Listing listing, ListingChange change) {
    JsonObject base = new ListingJson(session.shop().currency()).of(listing.terms());
    Fields fields = new Fields(merged(base, change.patch()), change.path());
    Integer version = fields.wholeOrNull("version", 1, Integer.MAX_VALUE);
    ListingTerms terms = ListingJson.read(fields);
    fields.check();
    return change(
        session, listing, terms, version == null ? null : version.longValue(), change.path());
  }

  /** A rule takes the place of a price and the other way round, unless the patch names both. */
  private static JsonObject merged(JsonObject base, JsonObject patch) {
    if (patch.getValue("rule") != null && !patch.containsKey("price")) {
      base.putNull("price");
    }
    if (patch.getValue("price") != null && !patch.containsKey("rule")) {
      base.putNull("rule");
    }
    return base.mergeIn(patch, true);
  }

  private Future<Listing> change(
      ShopSession session,
      Listing listing,
      ListingTerms terms,
      @Nullable Long version,
      String path) {
    requireVersion(listing, version);
    requireOthers(listing.sku(), terms, path);
    return mall.find(session.tx().sql(), listing.sku())
        .map(
            good ->
                good.map(offered -> price(session.shop(), listing, terms, offered, path))
                    .map(ListPrice::lifted)
                    .orElse(false))
        .compose(lifted -> write(session, listing, terms, lifted));
  }

  /** What is priced as before may be lifted by now, and stays so. */
  private static ListPrice price(
      Shop shop, Listing listing, ListingTerms terms, MallGoods.Good good, String path) {
    return terms.isPricedAs(listing.terms())
        ? ListingRules.price(shop, terms, good)
        : ListingRules.checked(shop, terms, good, path);
  }

  private static void requireVersion(Listing listing, @Nullable Long version) {
    if (version != null && version != listing.version()) {
      throw Refusal.conflict(
              "stale-version",
              "the listing of %s is at version %d, the change was made from version %d: read it again"
                  .formatted(listing.sku(), listing.version(), version))
          .asException();
    }
  }

  private Future<Listing> write(
      ShopSession session, Listing listing, ListingTerms terms, boolean lifted) {
    session.tx().changes(Change.listing(session.shop().id(), listing.sku()));
    session.events().changed(listing.sku(), listing.terms(), terms);
    return listings
        .update(session.tx().sql(), session.shop().id(), listing.sku(), terms, lifted)
        .compose(done -> listings.find(session.tx().sql(), session.shop().id(), listing.sku()))
        .map(Optional::orElseThrow);
  }

  public Future<Result<ChangedListings>> apply(Actor actor, ApplyRule ask) {
    return transact(
        actor,
        ask.shop(),
        session ->
            listings
                .lock(session.tx().sql(), session.shop().id(), ask.skus())
                .compose(
                    found -> InOrder.collect(found, listing -> apply(session, listing, ask.rule())))
                .map(ChangedListings::new));
  }

  private Future<Listing> apply(ShopSession session, Listing listing, @Nullable PriceRule rule) {
    ListingTerms terms = listing.terms().priced(rule);
    return mall.find(session.tx().sql(), listing.sku())
        .map(good -> good.map(offered -> lifts(session.shop(), rule, offered)).orElse(false))
        .compose(lifted -> write(session, listing, terms, lifted));
  }

  private static boolean lifts(Shop shop, @Nullable PriceRule rule, MallGoods.Good good) {
    ListingRules.refusal(shop, rule, good)
        .ifPresent(
            refusal -> {
              throw refusal.asException();
            });
    return ListingRules.price(shop, rule, good).lifted();
  }

  public Future<Result<Done>> delete(Actor actor, DeleteListing ask) {
    return transact(
        actor,
        ask.shop(),
        session ->
            listings
                .lock(session.tx().sql(), session.shop().id(), List.of(ask.sku()))
                .map(found -> found.stream().findFirst())
                .map(found -> found.orElseThrow(() -> unknownListing(ask.sku()).asException()))
                .compose(
                    found -> listings.delete(session.tx().sql(), session.shop().id(), ask.sku()))
                .onSuccess(
                    done -> session.tx().changes(Change.listing(session.shop().id(), ask.sku())))
                .onSuccess(done -> session.events().deleted(ask.sku()))
                .map(new Done()));
  }

  public Future<Result<Done>> arrange(Actor actor, ArrangePromotions ask) {
    return transact(
        actor,
        ask.shop(),
        session ->
            listings
                .lock(session.tx().sql(), session.shop().id(), ask.skus())
                .map(found -> requireAll(found, ask.skus()))
                .compose(found -> listings.promoted(session.tx().sql(), session.shop().id()))
                .map(before -> requireSame(before, ask.before()))
                .compose(before -> arrange(session, before, ask.skus()))
                .map(new Done()));
  }

  private static List<Listing> requireAll(List<Listing> found, List<String> skus) {
    for (String sku : skus) {
      if (found.stream().noneMatch(listing -> listing.sku().equals(sku))) {
        throw unknownListing(sku).asException();
      }
    }
    return found;
  }

  private static List<Listing> requireSame(List<Listing> now, @Nullable List<String> before) {
    if (before != null && !now.stream().map(Listing::sku).toList().equals(before)) {
      throw Refusal.conflict(
              "stale-version",
              "other listings are promoted by now, or in another order: read again")
          .asException();
    }
    return now;
  }

  private Future<Void> arrange(ShopSession session, List<Listing> before, List<String> skus) {
    long shop = session.shop().id();
    return listings
        .arrange(session.tx().sql(), shop, skus)
        .compose(changed -> listings.find(session.tx().sql(), shop, changed))
        .onSuccess(after -> announce(session, before, after))
        .mapEmpty();
  }

  private static void announce(ShopSession session, List<Listing> before, List<Listing> after) {
    for (Listing listing : after) {
      ListingTerms was =
          before.stream()
              .filter(each -> each.sku().equals(listing.sku()))
              .findFirst()
              .map(Listing::terms)
              .orElse(listing.terms().promoted(null));
      session.events().changed(listing.sku(), was, listing.terms());
    }
  }
}
