package dev.coterie.connect.group;

import static dev.coterie.connect.group.ShopGroupContract.unknownShopGroup;
import static dev.coterie.connect.shop.ShopContract.unknownShop;

import dev.coterie.connect.group.ShopGroupContract.DeleteShopGroup;
import dev.coterie.connect.group.ShopGroupContract.ListShopGroupMembers;
import dev.coterie.connect.group.ShopGroupContract.ListShopGroups;
import dev.coterie.connect.group.ShopGroupContract.PutShopGroup;
import dev.coterie.connect.group.ShopGroupContract.PutShopGroupMember;
import dev.coterie.connect.group.ShopGroupContract.RemoveShopGroupMember;
import dev.coterie.connect.group.ShopGroupContract.ShopGroupList;
import dev.coterie.connect.group.ShopGroupContract.ShopGroupMembers;
import dev.coterie.connect.group.ShopGroupContract.StoredShopGroup;
import dev.coterie.connect.shop.Shop;
import dev.coterie.connect.shop.ShopRef;
import dev.coterie.connect.shop.Shops;
import dev.coterie.db.Change;
import dev.coterie.db.Storage;
import dev.coterie.db.Transactions;
import dev.coterie.db.Tx;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Done;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The use cases of a shop's own groups. */
public final class ShopGroupService {
  private final Pool pool;
  private final Transactions transactions;
  private final Clock clock;
  private final Shops shops = new Shops();
  private final ShopGroups groups = new ShopGroups();

  public ShopGroupService(Storage storage, Clock clock) {
    this.pool = storage.pool();
    this.transactions = storage.transactions();
    this.clock = clock;
  }

  public Future<Result<ShopGroupList>> list(ListShopGroups ask) {
    return in(
        ask.shop(),
        shop ->
            groups
                .all(pool, shop.id(), clock.instant())
                .map(all -> Result.ok(new ShopGroupList(all))));
  }

  public Future<Result<ShopGroupMembers>> members(ListShopGroupMembers ask) {
    return in(
        ask.shop(),
        shop ->
            groups
                .find(pool, shop.id(), ask.code(), clock.instant())
                .compose(
                    group ->
                        group.isEmpty()
                            ? Future.succeededFuture(Result.refused(unknownShopGroup(ask.code())))
                            : groups.members(pool, shop.id(), ask).map(Result::ok)));
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

  private <T> Future<Result<T>> transact(
      Actor actor, ShopRef ref, BiFunction<Tx, Shop, Future<T>> work) {
    return transactions.attempt(
        actor,
        tx ->
            shops
                .lock(tx.sql(), ref, clock.instant())
                .map(found -> found.orElseThrow(() -> unknownShop(ref.slug()).asException()))
                .compose(shop -> work.apply(tx, shop)));
  }

  public Future<Result<StoredShopGroup>> put(Actor actor, PutShopGroup ask) {
    return transact(
        actor,
        ask.shop(),
        (tx, shop) ->
            groups
                .all(tx.sql(), shop.id(), clock.instant())
                .map(
                    all ->
                        all.stream()
                            .filter(group -> group.code().equals(ask.code()))
                            .findFirst()
                            .or(() -> roomIn(all.size())))
                .compose(before -> put(tx, shop, ask, before)));
  }

  /** Nothing: the group is new; refused where there are as many as a shop may have. */
  private static Optional<ShopGroup> roomIn(int groups) {
    if (groups >= ShopGroupContract.MAX_GROUPS) {
      throw Refusal.conflict(
              "group-limit", "a shop has at most " + ShopGroupContract.MAX_GROUPS + " groups")
          .asException();
    }
    return Optional.empty();
  }

  private Future<StoredShopGroup> put(
      Tx tx, Shop shop, PutShopGroup ask, Optional<ShopGroup> before) {
    before.ifPresent(group -> requireVersion(group, ask));
    tx.changes(Change.shop(shop.slug()));
    return groups
        .put(tx.sql(), shop.id(), ask)
        .compose(done -> groups.find(tx.sql(), shop.id(), ask.code(), clock.instant()))
        .map(Optional::orElseThrow)
        .onSuccess(after -> events(tx, shop).group(before.orElse(null), after))
        .map(after -> new StoredShopGroup(after, before.isEmpty()));
  }

  private static void requireVersion(ShopGroup group, PutShopGroup ask) {
    Long version = ask.version();
    if (version != null && version != group.version()) {
      throw Refusal.conflict(
              "stale-version",
              "group %s is at version %d, the change was made from version %d: read it again"
                  .formatted(group.code(), group.version(), version))
          .asException();
    }
  }

  private ShopGroupEvents events(Tx tx, Shop shop) {
    return new ShopGroupEvents(tx, shop, clock.instant());
  }

  public Future<Result<Done>> delete(Actor actor, DeleteShopGroup ask) {
    return transact(
        actor,
        ask.shop(),
        (tx, shop) ->
            known(tx, shop, ask.code())
                .compose(group -> groups.customers(tx.sql(), shop.id(), ask.code()))
                .onSuccess(
                    all -> all.forEach(each -> tx.changes(Change.shopCustomer(shop.id(), each))))
                .compose(all -> groups.delete(tx.sql(), shop.id(), ask.code()))
                .onSuccess(done -> tx.changes(Change.shop(shop.slug())))
                .onSuccess(done -> events(tx, shop).groupDeleted(ask.code()))
                .map(new Done()));
  }

  private Future<ShopGroup> known(Tx tx, Shop shop, String code) {
    return groups
        .find(tx.sql(), shop.id(), code, clock.instant())
        .map(found -> found.orElseThrow(() -> unknownShopGroup(code).asException()));
  }

  public Future<Result<ShopGroupMember>> putMember(Actor actor, PutShopGroupMember ask) {
    Instant now = clock.instant();
    if (ask.until() != null && !ask.until().isAfter(now)) {
      return Future.succeededFuture(
          Result.refused(Refusal.invalid("until", "must be after now, " + now)));
    }
    return transact(
        actor,
        ask.shop(),
        (tx, shop) ->
            groups
                .putMember(tx.sql(), shop.id(), ask, now)
                .map(found -> found.orElseThrow(() -> unknownShopGroup(ask.code()).asException()))
                .onSuccess(done -> tx.changes(Change.shopCustomer(shop.id(), ask.customer())))
                .onSuccess(member -> events(tx, shop).joined(ask.code(), member)));
  }

  public Future<Result<Done>> removeMember(Actor actor, RemoveShopGroupMember ask) {
    return transact(
        actor,
        ask.shop(),
        (tx, shop) ->
            known(tx, shop, ask.code())
                .compose(
                    group -> groups.removeMember(tx.sql(), shop.id(), ask.code(), ask.customer()))
                .map(ShopGroupService::requireMember)
                .onSuccess(done -> tx.changes(Change.shopCustomer(shop.id(), ask.customer())))
                .onSuccess(done -> events(tx, shop).left(ask.code(), ask.customer()))
                .map(new Done()));
  }

  private static Done requireMember(boolean was) {
    if (!was) {
      throw Refusal.unknown("not-a-member", "the customer is not in the group").asException();
    }
    return new Done();
  }
}
