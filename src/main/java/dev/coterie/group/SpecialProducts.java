package dev.coterie.group;

import static dev.coterie.group.GroupContract.unknownGroup;

import dev.coterie.db.Transactions;
import dev.coterie.db.Tx;
import dev.coterie.group.GroupContract.SellGroup;
import dev.coterie.group.terms.GroupKind;
import dev.coterie.group.terms.GroupTerms;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import io.vertx.core.Future;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The products that sell groups: put on sale, taken off, and adapted to what their group becomes.
 * All of it is done under the lock of the group.
 */
final class SpecialProducts {
  private static final String PREFIX = "membership-";
  private static final int MAX_SKU_LENGTH = 64;

  private final Transactions transactions;
  private final ProductHooks products;
  private final GroupEvents events;
  private final Clock clock;
  private final GroupLocks locks = new GroupLocks();
  private final Groups groups;

  SpecialProducts(
      Transactions transactions,
      ProductHooks products,
      Groups groups,
      GroupEvents events,
      Clock clock) {
    this.groups = groups;
    this.transactions = transactions;
    this.products = products;
    this.events = events;
    this.clock = clock;
  }

  /** Puts the group's product on sale, making it first where there is none, or takes it off. */
  Future<Result<Group>> sell(Actor actor, SellGroup ask) {
    return transactions.attempt(
        actor,
        tx ->
            locks
                .lockToChange(tx.sql(), ask.code())
                .compose(locked -> find(tx, ask.code()))
                .compose(group -> sell(tx, group, ask)));
  }

  /** Gives the product of a changed group its fee, and takes it off sale where it is archived. */
  Future<Void> adapt(Tx tx, Revision revision) {
    String sku = revision.group().productSku();
    if (sku == null) {
      return Future.succeededFuture();
    }
    Money fee = revision.terms().plan().fee();
    if (fee == null) {
      String whatWouldBeRight = "must not be null: it is the price of the group's product " + sku;
      return Future.failedFuture(
          Refusal.invalid(revision.path() + "fee", whatWouldBeRight).asException());
    }
    return reprice(tx, revision, fee).compose(done -> takeOffSaleIfArchived(tx, revision, sku));
  }

  private Future<Void> reprice(Tx tx, Revision revision, Money fee) {
    return revision.changesFee()
        ? products.reprice(tx, revision.group().id(), fee)
        : Future.succeededFuture();
  }

  private Future<Group> sell(Tx tx, Group group, SellGroup ask) {
    Long version = ask.version();
    if (version != null && version != group.version()) {
      return Future.failedFuture(
          GroupContract.staleVersion(ask.code(), group.version(), version).asException());
    }
    GroupProduct product = group.product();
    SaleState wanted = ask.enabled() ? SaleState.ENABLED : SaleState.DISABLED;
    if (product.state() == wanted || (!ask.enabled() && product.state() == SaleState.NONE)) {
      return Future.succeededFuture(group);
    }
    Refusal refusal = ask.enabled() ? refusalToSell(group.terms()) : null;
    if (refusal != null) {
      return Future.failedFuture(refusal.asException());
    }
    return sku(tx, group, ask.enabled())
        .onSuccess(sku -> events.product(tx, ask.code(), sku, product.state(), wanted))
        .compose(sku -> groups.setProduct(tx.sql(), group.id(), sku))
        .compose(done -> find(tx, ask.code()));
  }

  /** The SKU of the product that now is, or is not, on sale. */
  private Future<String> sku(Tx tx, Group group, boolean enabled) {
    String sku = group.product().sku();
    return sku == null
        ? make(tx, group, 1)
        : products.sell(tx, group.id(), enabled).map(changed -> sku);
  }

  /** Tries one SKU after the other. */
  private Future<String> make(Tx tx, Group group, int number) {
    String sku = sku(group.terms().code(), number);
    return products
        .make(tx, group, sku)
        .compose(
            made -> made ? Future.succeededFuture(sku) : make(tx, group, Math.addExact(number, 1)));
  }

  private static String sku(String code, int number) {
    String suffix = number == 1 ? "" : "-" + number;
    String sku = PREFIX + code;
    return sku.substring(0, Math.min(sku.length(), MAX_SKU_LENGTH - suffix.length())) + suffix;
  }

  private Future<Void> takeOffSaleIfArchived(Tx tx, Revision revision, String sku) {
    return revision.terms().archived()
        ? products
            .sell(tx, revision.group().id(), false)
            .onSuccess(changed -> announceOffSale(tx, revision.code(), sku, changed))
            .mapEmpty()
        : Future.succeededFuture();
  }

  private void announceOffSale(Tx tx, String code, String sku, boolean changed) {
    if (changed) {
      events.product(tx, code, sku, SaleState.ENABLED, SaleState.DISABLED);
    }
  }

  private Future<Group> find(Tx tx, String code) {
    return groups
        .find(tx.sql(), code, clock.instant())
        .map(found -> found.orElseThrow(() -> unknownGroup(code).asException()));
  }

  private static @Nullable Refusal refusalToSell(GroupTerms terms) {
    if (terms.kind() == GroupKind.LIST) {
      return Refusal.conflict(
          "not-for-sale", "%s is a list: lists are not sold".formatted(terms.code()));
    }
    if (terms.archived()) {
      return Refusal.conflict(
          "archived", "group %s is archived: take it back first".formatted(terms.code()));
    }
    return terms.plan().fee() == null
        ? Refusal.conflict(
            "no-fee", "group %s has no fee: give it one, it is the price".formatted(terms.code()))
        : null;
  }
}
