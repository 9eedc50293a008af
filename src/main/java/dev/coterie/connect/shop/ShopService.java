package dev.coterie.connect.shop;

import static dev.coterie.connect.shop.ShopContract.unknownShop;
import static dev.coterie.customer.CustomerContract.unknownCustomer;

import dev.coterie.connect.shop.ShopContract.ChangeShop;
import dev.coterie.connect.shop.ShopContract.FindShop;
import dev.coterie.connect.shop.ShopContract.FindShopOf;
import dev.coterie.connect.shop.ShopContract.ListShops;
import dev.coterie.connect.shop.ShopContract.Overlook;
import dev.coterie.connect.shop.ShopContract.PutShop;
import dev.coterie.connect.shop.ShopContract.ShopOverview;
import dev.coterie.connect.shop.ShopContract.SignLink;
import dev.coterie.connect.shop.ShopContract.SignedLink;
import dev.coterie.connect.shop.ShopContract.StoredShop;
import dev.coterie.db.Change;
import dev.coterie.db.ChangeKind;
import dev.coterie.db.Storage;
import dev.coterie.db.Transactions;
import dev.coterie.db.Tx;
import dev.coterie.json.Fields;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds shops, renames them and hands them on. */
public final class ShopService {
  private static final Refusal HAS_SHOP =
      Refusal.conflict("has-shop", "the customer has another shop");

  private static final Map<String, Refusal> REFUSALS =
      Map.of(
          "shops_slug",
          Refusal.conflict("slug-taken", "another shop has this address"),
          "shops_one_per_owner",
          HAS_SHOP);

  private final Pool pool;
  private final Transactions transactions;
  private final ShopHooks hooks;
  private final Currency currency;
  private final Clock clock;
  private final Shops shops = new Shops();
  private final ShopTransitions transitions = new ShopTransitions();

  /**
   * The use cases.
   *
   * @param currency of new shops
   */
  public ShopService(Storage storage, ShopHooks hooks, Currency currency, Clock clock) {
    this.hooks = hooks;
    this.pool = storage.pool();
    this.transactions = storage.transactions(REFUSALS);
    this.currency = currency;
    this.clock = clock;
  }

  public Future<Result<Shop>> find(FindShop ask) {
    return shops.find(pool, ask.shop(), clock.instant()).map(found -> result(found, ask.shop()));
  }

  private static Result<Shop> result(Optional<Shop> found, ShopRef ref) {
    return Result.of(found, () -> unknownShop(ref.slug()));
  }

  public Future<Result<Shop>> findOf(FindShopOf ask) {
    Refusal none = Refusal.unknown("no-shop", "the customer " + ask.customer() + " has no shop");
    return shops
        .findOf(pool, ask.customer(), clock.instant())
        .map(found -> Result.of(found, () -> none));
  }

  public Future<Page<Shop>> list(ListShops ask) {
    return shops.list(pool, ask, clock.instant());
  }

  public Future<Result<ShopOverview>> overlook(Overlook ask) {
    Instant now = clock.instant();
    return shops
        .find(pool, ask.shop(), now)
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(Result.refused(unknownShop(ask.shop().slug())))
                    : shops.overlook(pool, found.get(), now).map(Result::ok));
  }

  public Future<Result<SignedLink>> sign(SignLink ask) {
    Instant until =
        Instant.ofEpochSecond(clock.instant().plus(Duration.ofHours(ask.hours())).getEpochSecond());
    return shops
        .find(pool, ask.shop(), clock.instant())
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(Result.refused(unknownShop(ask.shop().slug())))
                    : shops
                        .secret(pool, found.get().id())
                        .map(secret -> ShopLinks.token(secret, ask.customer(), until))
                        .map(token -> Result.ok(new SignedLink(ask.customer(), token, until))));
  }

  public Future<Result<Shop>> change(Actor actor, ChangeShop ask) {
    return transactions.attempt(
        actor,
        tx ->
            lock(tx, ask.shop())
                .compose(shop -> write(tx, shop, terms(shop, ask), clock.instant())));
  }

  private Future<Shop> lock(Tx tx, ShopRef ref) {
    return shops
        .lock(tx.sql(), ref, clock.instant())
        .map(found -> found.orElseThrow(() -> unknownShop(ref.slug()).asException()));
  }

  /** The change laid over what the shop is; refused where it is another by now. */
  private static ShopTerms terms(Shop shop, ChangeShop ask) {
    JsonObject base = ShopJson.of(ShopTerms.of(shop), shop.currency());
    Fields fields = new Fields(base.mergeIn(ask.patch(), true));
    ShopTerms terms = ShopJson.read(fields);
    Long version = fields.idOrNull("version");
    fields.check();
    requireVersion(shop, version);
    boolean handsOn = !terms.slug().equals(shop.slug()) || !terms.owner().equals(shop.owner());
    if (ask.shop().only() != null && handsOn) {
      throw Refusal.forbidden("wrong-scope", "only the mall renames a shop or hands it on")
          .asException();
    }
    return terms;
  }

  private static void requireVersion(Shop shop, @Nullable Long version) {
    if (version != null && version != shop.version()) {
      throw Refusal.conflict(
              "stale-version",
              "shop %s is at version %d, the change was made from version %d: read it again"
                  .formatted(shop.slug(), shop.version(), version))
          .asException();
    }
  }

  private Future<Shop> write(Tx tx, Shop before, ShopTerms terms, Instant now) {
    tx.changes(Change.shop(before.slug()));
    tx.changes(Change.shop(terms.slug()));
    if (!before.slug().equals(terms.slug())) {
      // keys and users name the shop by its slug
      tx.changes(Change.all(ChangeKind.KEYS));
    }
    return requireOwner(tx, terms.owner())
        .compose(there -> shops.update(tx.sql(), before.id(), terms))
        .compose(done -> shutOutIfHandedOn(tx, before, terms))
        .compose(done -> shops.find(tx.sql(), ShopRef.any(terms.slug()), now))
        .map(Optional::orElseThrow)
        .onSuccess(after -> ShopEvents.changed(tx, before, after, now))
        .compose(after -> transitions.announce(tx, List.of(after.owner()), now).map(after));
  }

  private Future<Void> shutOutIfHandedOn(Tx tx, Shop before, ShopTerms terms) {
    return before.owner().equals(terms.owner())
        ? Future.succeededFuture()
        : hooks.shutOut(tx, before.id());
  }

  private Future<Long> requireOwner(Tx tx, String owner) {
    return shops
        .owner(tx.sql(), owner)
        .map(id -> id.orElseThrow(() -> unknownCustomer(owner).asException()));
  }

  public Future<Result<StoredShop>> put(Actor actor, PutShop ask) {
    return transactions.attempt(
        actor,
        tx ->
            shops
                .lock(tx.sql(), ShopRef.any(ask.slug()), clock.instant())
                .compose(found -> put(tx, found, ask)));
  }

  private Future<StoredShop> put(Tx tx, Optional<Shop> found, PutShop ask) {
    Instant now = clock.instant();
    JsonObject body = usual(found).mergeIn(ask.body(), true).put("slug", ask.slug());
    Fields fields = new Fields(body);
    Long version = fields.idOrNull("version");
    ShopTerms terms = ShopJson.read(fields);
    fields.check();
    found.ifPresent(shop -> requireVersion(shop, version));
    return found.isPresent()
        ? write(tx, found.get(), terms, now).map(shop -> new StoredShop(shop, false))
        : make(tx, terms, now)
            .compose(made -> write(tx, made, terms, now))
            .map(shop -> new StoredShop(shop, true));
  }

  /** What a body need not say. */
  private static JsonObject usual(Optional<Shop> found) {
    JsonObject usual = new JsonObject().put("accent", "blue");
    return found.isPresent()
        ? usual
        : usual.put(
            "defaultRule",
            new JsonObject().put("basis", "markup").put("mode", "percent").put("value", "20"));
  }

  private Future<Shop> make(Tx tx, ShopTerms terms, Instant now) {
    return requireOwner(tx, terms.owner())
        .map(owner -> NewShop.usual(terms.slug(), terms.name(), owner, currency, now))
        .compose(made -> shops.make(tx.sql(), made))
        .map(made -> made.orElseThrow(() -> HAS_SHOP.asException()))
        .compose(slug -> shops.find(tx.sql(), ShopRef.any(slug), now))
        .map(Optional::orElseThrow);
  }
}
