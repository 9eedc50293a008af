package dev.coterie.restriction;

import dev.coterie.db.Change;
import dev.coterie.db.Storage;
import dev.coterie.db.Transactions;
import dev.coterie.db.Tx;
import dev.coterie.event.EventType;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Done;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.Result;
import dev.coterie.restriction.ProductRules.LockedRule;
import dev.coterie.restriction.RestrictionContract.DeleteProductRule;
import dev.coterie.restriction.RestrictionContract.ListProductRules;
import dev.coterie.restriction.RestrictionContract.Stored;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sets and lifts the rules of products and categories. */
final class ProductRuleService {
  private static final JsonObject NO_RULE = state(null, List.of());

  private final Pool pool;
  private final Transactions transactions;
  private final Clock clock;
  private final ProductRules rules = new ProductRules();
  private final RuleGroups groups = new RuleGroups();

  ProductRuleService(Storage storage, Clock clock) {
    this.pool = storage.pool();
    this.transactions = storage.transactions();
    this.clock = clock;
  }

  Future<Page<ProductRule>> list(ListProductRules ask) {
    return rules.page(pool, ask.page());
  }

  Future<Result<Stored>> set(Actor actor, ProductRule rule) {
    return transactions.attempt(
        actor,
        tx ->
            rules
                .add(tx.sql(), rule)
                .compose(
                    added ->
                        rules
                            .lock(tx.sql(), rule.sku(), rule.category())
                            .map(Optional::orElseThrow)
                            .compose(locked -> write(tx, rule, locked, added)))
                .compose(stored -> forgetProducts(tx, rule.sku(), rule.category()).map(stored)));
  }

  private Future<Stored> write(Tx tx, ProductRule rule, LockedRule locked, boolean added) {
    Future<JsonObject> before = added ? Future.succeededFuture(NO_RULE) : state(tx, locked);
    return before
        .compose(was -> write(tx, rule, locked.id()).map(is -> was))
        .compose(
            was ->
                state(tx, new LockedRule(locked.id(), rule.others()))
                    .onSuccess(is -> tell(tx, rule.sku(), rule.category(), was, is)))
        .map(told -> new Stored(added));
  }

  private Future<Void> write(Tx tx, ProductRule rule, long id) {
    return rules
        .change(tx.sql(), id, rule.others())
        .compose(changed -> forgetGroups(tx, id))
        .compose(before -> groups.replace(tx.sql(), id, rule.groups()))
        .onSuccess(ids -> ids.forEach(group -> tx.changes(Change.group(group))))
        .mapEmpty();
  }

  Future<Result<Done>> delete(Actor actor, DeleteProductRule ask) {
    return transactions.attempt(
        actor,
        tx ->
            rules
                .lock(tx.sql(), ask.sku(), ask.category())
                .compose(
                    found -> {
                      LockedRule rule = found.orElseThrow(() -> unknown(ask));
                      return state(tx, rule)
                          .compose(was -> forgetGroups(tx, rule.id()).map(was))
                          .compose(was -> rules.delete(tx.sql(), rule.id()).map(was))
                          .onSuccess(was -> tell(tx, ask.sku(), ask.category(), was, NO_RULE));
                    })
                .compose(told -> forgetProducts(tx, ask.sku(), ask.category()))
                .map(gone -> new Done()));
  }

  private static RuntimeException unknown(DeleteProductRule ask) {
    String what = ask.sku() == null ? "the category " + ask.category() : "the product " + ask.sku();
    return RestrictionContract.unknownRule(what).asException();
  }

  /** Has memory see anew whether the groups of a rule admit to anything. */
  private Future<Void> forgetGroups(Tx tx, long rule) {
    return groups
        .idsOf(tx.sql(), rule)
        .onSuccess(ids -> ids.forEach(group -> tx.changes(Change.group(group))))
        .mapEmpty();
  }

  private Future<Void> forgetProducts(Tx tx, @Nullable String sku, @Nullable String category) {
    if (category == null) {
      tx.changes(Change.product(Objects.requireNonNull(sku, "one of the two")));
      return Future.succeededFuture();
    }
    return rules
        .skusOf(tx.sql(), category)
        .onSuccess(skus -> skus.forEach(each -> tx.changes(Change.product(each))))
        .mapEmpty();
  }

  private Future<JsonObject> state(Tx tx, LockedRule rule) {
    return groups.of(tx.sql(), rule.id()).map(codes -> state(EnumNames.of(rule.others()), codes));
  }

  private static JsonObject state(@Nullable String others, List<String> groups) {
    return new JsonObject().put("others", others).put("groups", new JsonArray(groups));
  }

  private void tell(
      Tx tx, @Nullable String sku, @Nullable String category, JsonObject was, JsonObject is) {
    if (!was.equals(is)) {
      JsonObject data = new JsonObject().put("sku", sku).put("category", category).mergeIn(is);
      String subject = sku == null ? String.valueOf(category) : sku;
      tx.emit(EventType.ACCESS_CHANGED.event(clock.instant(), subject, data).changing(was, is));
    }
  }
}
