package dev.coterie.order;

import static dev.coterie.order.OrderContract.unknownOrder;

import dev.coterie.db.Storage;
import dev.coterie.db.Transactions;
import dev.coterie.db.Tx;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Result;
import dev.coterie.membership.MembershipContract;
import dev.coterie.membership.MembershipHooks;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.Optional;

/** Finds orders, and merges what the shop reports of one in a transaction that has it locked. */
final class OrderService {
  private final Pool pool;
  private final Transactions transactions;
  private final MembershipHooks memberships;
  private final Clock clock;
  private final Orders orders = new Orders();

  OrderService(Storage storage, MembershipHooks memberships, Clock clock) {
    this.pool = storage.pool();
    this.transactions = storage.transactions(MembershipContract.REFUSALS);
    this.memberships = memberships;
    this.clock = clock;
  }

  Future<Result<Order>> find(OrderContract.FindOrder ask) {
    return orders.find(pool, ask.id()).map(found -> Result.of(found, () -> unknownOrder(ask.id())));
  }

  Future<Result<Order>> report(Actor actor, OrderReport report) {
    return transactions.attempt(
        actor,
        tx ->
            orders
                .lock(tx.sql(), report)
                .compose(order -> merge(tx, order, report).merge())
                .compose(done -> orders.find(tx.sql(), report.id()))
                .map(Optional::orElseThrow));
  }

  Future<Result<Order>> retry(Actor actor, OrderContract.RetryOrder ask) {
    return transactions.attempt(
        actor,
        tx ->
            orders
                .find(tx.sql(), ask.id())
                .map(found -> found.orElseThrow(() -> unknownOrder(ask.id()).asException()))
                .map(OrderReport::of)
                .compose(
                    report ->
                        orders
                            .lock(tx.sql(), report)
                            .compose(order -> merge(tx, order, report).retry()))
                .compose(done -> orders.find(tx.sql(), ask.id()))
                .map(Optional::orElseThrow));
  }

  private OrderMerge merge(Tx tx, LockedOrder order, OrderReport report) {
    return new OrderMerge(tx, order, report, memberships, clock.instant());
  }
}
