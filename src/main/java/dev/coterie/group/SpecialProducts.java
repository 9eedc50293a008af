package dev.coterie.group;

import static dev.coterie.group.GroupContract.unknownGroup;

import dev.coterie.db.Transactions;
import dev.coterie.db.Tx;
import dev.coterie.group.GroupContract.Revision;
import dev.coterie.group.GroupContract.SellGroup;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The products that sell groups: put on sale, taken off, and following their group. Whatever is
 * done to one is done under the lock of its group.
 */
final class SpecialProducts {
  private static final String PREFIX = "membership-";
  private static final int LONGEST_SKU = 64;

  private final Transactions transactions;
  private final ProductHooks products;
  private final GroupEvents events;
  private final Clock clock;
  private final Groups groups = new Groups();

  SpecialProducts(
      Transactions transactions, ProductHooks products, GroupEvents events, Clock clock) {
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
            groups
                .lock(tx.sql(), ask.code())
                .compose(locked -> find(tx, ask.code()))
                .compose(group -> sell(tx, group, ask)));
  }

  /** Lets the product of a revised group have its fee, and leave the shop where it is archived. */
  Future<Void> follow(Tx tx, Groups.RevisedGroup revised, Revision revision) {
    GroupTerms terms = revision.terms();
    Money fee = terms.plan().fee();
    String sku = revised.productSku();
    if (sku == null) {
      return Future.succeededFuture();
    }
    if (fee == null) {
      String whatWouldBeRight = "must not be null: it is the price of the group's product " + sku;
      return Future.failedFuture(
          Refusal.invalid(revision.path() + "fee", whatWouldBeRight).asException());
    }
    return (revised.otherFee()
            ? products.reprice(tx, revised.id(), fee)
            : Future.<Void>succeededFuture())
        .compose(
            done ->
                terms.archived()
                    ? takeOffSale(tx, revised.id(), terms.code(), sku)
                    : Future.succeededFuture());
  }

  private Future<Group> sell(Tx tx, Group group, SellGroup ask) {
    Long version = ask.version();
    if (version != null && version != group.version()) {
      return Future.failedFuture(GroupContract.staleVersion(group, version).asException());
    }
    GroupProduct product = group.product();
    if (ask.enabled() == (product.state() == SaleState.ENABLED)
        || (!ask.enabled() && product.state() == SaleState.NONE)) {
      return Future.succeededFuture(group);
    }
    Refusal refusal = ask.enabled() ? notToSell(group.terms()) : null;
    if (refusal != null) {
      return Future.failedFuture(refusal.asException());
    }
    return sku(tx, group, ask.enabled())
        .onSuccess(sku -> events.product(tx, ask.code(), sku, ask.enabled()))
        .compose(sku -> groups.rememberProduct(tx.sql(), group.id(), sku))
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
    return sku.substring(0, Math.min(sku.length(), LONGEST_SKU - suffix.length())) + suffix;
  }

  private Future<Void> takeOffSale(Tx tx, long groupId, String code, String sku) {
    return products
        .sell(tx, groupId, false)
        .onSuccess(
            changed -> {
              if (changed) {
                events.product(tx, code, sku, false);
              }
            })
        .mapEmpty();
  }

  private Future<Group> find(Tx tx, String code) {
    return groups
        .find(tx.sql(), List.of(code), clock.instant())
        .map(
            found -> {
              if (found.isEmpty()) {
                throw unknownGroup(code).asException();
              }
              return found.get(0);
            });
  }

  private static @Nullable Refusal notToSell(GroupTerms terms) {
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
