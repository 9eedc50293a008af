package dev.coterie.order;

import dev.coterie.bus.InOrder;
import dev.coterie.db.Event;
import dev.coterie.db.Storage;
import dev.coterie.db.Transactions;
import dev.coterie.db.Tx;
import dev.coterie.event.EventType;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.FieldError;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.RefusalKind;
import dev.coterie.kernel.Result;
import dev.coterie.membership.MembershipContract;
import dev.coterie.membership.MembershipHooks;
import dev.coterie.order.account.Refunds;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Merges what the shop reports of an order, so that repeated, late and overtaken reports come to
 * the same: what was reached is never taken back, each line counts once when the order is paid, and
 * the refunded units of a line only grow. A refund that comes before the payment waits for it.
 */
final class OrderService {
  private final Pool pool;
  private final Transactions transactions;
  private final Clock clock;
  private final Orders orders = new Orders();
  private final OrderLines lines = new OrderLines();
  private final Refunds refunds = new Refunds();
  private final Fulfilment fulfilment;
  private final Reversal reversal;

  OrderService(Storage storage, MembershipHooks sales, Clock clock) {
    this.pool = storage.pool();
    this.transactions = storage.transactions(MembershipContract.REFUSALS);
    this.clock = clock;
    this.fulfilment = new Fulfilment(sales);
    this.reversal = new Reversal(sales);
  }

  Future<Result<Order>> find(OrderContract.FindOrder ask) {
    return orders
        .find(pool, ask.id())
        .map(found -> Result.of(found, () -> OrderContract.unknownOrder(ask.id())));
  }

  Future<Result<Order>> report(Actor actor, OrderReport report) {
    return transactions.attempt(
        actor,
        tx ->
            orders
                .lock(tx.sql(), report)
                .compose(order -> merge(tx, order, report))
                .compose(done -> orders.find(tx.sql(), report.id()))
                .map(found -> found.orElseThrow()));
  }

  private Future<Void> merge(Tx tx, LockedOrder order, OrderReport report) {
    Instant now = clock.instant();
    return switch (report.status()) {
      case PLACED -> placed(tx, order, report, now);
      case PAID -> paid(tx, order, report, now);
      case CANCELLED -> cancelled(tx, order, report, now);
      case REFUNDED -> refunded(tx, order, report, now);
    };
  }

  private Future<Void> placed(Tx tx, LockedOrder order, OrderReport report, Instant now) {
    if (order.isPaid()) {
      return Future.succeededFuture();
    }
    return takeOver(tx, report)
        .compose(done -> fulfilment.requireQuotesHold(tx, report, now))
        .compose(done -> reach(tx, order.placedAt(), report, now));
  }

  private Future<Void> paid(Tx tx, LockedOrder order, OrderReport report, Instant now) {
    Future<Void> merged = order.isPaid() ? addTo(tx, order, report) : takeOver(tx, report);
    return merged
        .compose(done -> reach(tx, order.paidAt(), report, now))
        .compose(done -> fulfilAll(tx, order, report, now));
  }

  private Future<Void> cancelled(Tx tx, LockedOrder order, OrderReport report, Instant now) {
    requireSameBuyer(order, report);
    Future<Void> known =
        order.isPaid() || order.placedAt() != null
            ? Future.succeededFuture()
            : lines.put(tx.sql(), report.id(), report.lines());
    return known
        .compose(done -> reach(tx, order.cancelledAt(), report, now))
        .compose(
            done -> order.isCancelled() ? Future.succeededFuture() : cancelAll(tx, report, now));
  }

  private Future<Void> cancelAll(Tx tx, OrderReport report, Instant now) {
    return lines
        .ofOrder(tx.sql(), report.id())
        .compose(
            all ->
                InOrder.each(
                    all.stream()
                        .filter(line -> line.fulfilled() && line.sellsMembership())
                        .toList(),
                    line -> reversal.cancel(tx, report, line, now)));
  }

  private Future<Void> refunded(Tx tx, LockedOrder order, OrderReport report, Instant now) {
    requireSameBuyer(order, report);
    return lines
        .ofOrder(tx.sql(), report.id())
        .compose(
            known -> {
              Map<String, OrderLine> byId = byId(known);
              List<ReportedLine> strange =
                  report.lines().stream().filter(line -> !byId.containsKey(line.id())).toList();
              return lines
                  .putRefunded(tx.sql(), report.id(), strange)
                  .compose(done -> reach(tx, order.refundedAt(), report, now))
                  .compose(done -> refundMore(tx, report, byId, now));
            });
  }

  private Future<Void> refundMore(
      Tx tx, OrderReport report, Map<String, OrderLine> known, Instant now) {
    List<ReportedLine> more = new ArrayList<>();
    for (int index = 0; index < report.lines().size(); index++) {
      ReportedLine line = report.lines().get(index);
      OrderLine before = known.get(line.id());
      if (before != null) {
        requireNoMoreThanBought(before, line, index);
        if (line.quantity() > before.refunded()) {
          more.add(line);
        }
      }
    }
    return InOrder.each(
        more, line -> refund(tx, report, Objects.requireNonNull(known.get(line.id())), line, now));
  }

  private Future<Void> refund(
      Tx tx, OrderReport report, OrderLine before, ReportedLine reported, Instant now) {
    return lines
        .refund(tx.sql(), report.id(), before.id(), reported.quantity())
        .compose(
            done -> {
              OrderLine line = before.refundedSoFar(reported.quantity());
              int units = reported.quantity() - before.refunded();
              return line.fulfilled() && line.sellsMembership()
                  ? giveBack(tx, report, line, units, now)
                  : Future.succeededFuture();
            });
  }

  private Future<Void> giveBack(Tx tx, OrderReport report, OrderLine line, int units, Instant now) {
    return refunds
        .record(tx.sql(), report.id(), line, units, report.currency(), now)
        .compose(done -> reversal.refund(tx, report, line, now));
  }

  /** Counts what does not count yet; what was refunded or cancelled before goes back at once. */
  private Future<Void> fulfilAll(Tx tx, LockedOrder order, OrderReport report, Instant now) {
    return lines
        .ofOrder(tx.sql(), report.id())
        .compose(
            all ->
                InOrder.each(
                    all.stream()
                        .filter(line -> !line.fulfilled() && line.quantity() != null)
                        .toList(),
                    line -> fulfil(tx, order, report, line, now)));
  }

  private Future<Void> fulfil(
      Tx tx, LockedOrder order, OrderReport report, OrderLine line, Instant now) {
    Future<Void> fulfilled = lines.fulfil(tx.sql(), report.id(), line.id(), now);
    if (!line.sellsMembership()) {
      return fulfilled;
    }
    int quantity = Objects.requireNonNull(line.quantity(), "a line that counts has a quantity");
    OrderLine after = line.refundedSoFar(Math.min(line.refunded(), quantity));
    return fulfilled
        .compose(done -> fulfilment.fulfil(tx, report, line, now))
        .compose(
            done ->
                after.refunded() > 0
                    ? giveBack(tx, report, after, after.refunded(), now)
                    : Future.succeededFuture())
        .compose(
            done ->
                order.isCancelled()
                    ? reversal.cancel(tx, report, after, now)
                    : Future.succeededFuture());
  }

  /** Until it is paid, an order is what its last report says. */
  private Future<Void> takeOver(Tx tx, OrderReport report) {
    return orders
        .takeOver(tx.sql(), report)
        .compose(done -> lines.dropOthers(tx.sql(), report.id(), report.lines()))
        .compose(done -> lines.put(tx.sql(), report.id(), report.lines()));
  }

  /** Once it is paid, only lines can come to it. */
  private Future<Void> addTo(Tx tx, LockedOrder order, OrderReport report) {
    requireSameBuyer(order, report);
    return lines
        .ofOrder(tx.sql(), report.id())
        .compose(
            known -> {
              Map<String, OrderLine> byId = byId(known);
              requireUnchanged(byId, report.lines());
              List<ReportedLine> open =
                  report.lines().stream()
                      .filter(line -> !isFulfilled(byId.get(line.id())))
                      .toList();
              return lines.put(tx.sql(), report.id(), open);
            });
  }

  private static boolean isFulfilled(@Nullable OrderLine line) {
    return line != null && line.fulfilled();
  }

  private Future<Void> reach(Tx tx, @Nullable Instant before, OrderReport report, Instant now) {
    if (before != null) {
      return Future.succeededFuture();
    }
    tx.emit(event(report, now));
    return orders.reach(tx.sql(), report.id(), report.status(), now);
  }

  private static Event event(OrderReport report, Instant now) {
    String customer = report.customer();
    JsonObject data =
        new JsonObject()
            .put("order", report.id())
            .put("customer", customer)
            .put("total", report.total().toPlainString())
            .put("currency", report.currency().getCurrencyCode());
    return type(report.status()).event(now, customer == null ? report.id() : customer, data);
  }

  private static EventType type(OrderStatus reached) {
    return switch (reached) {
      case PLACED -> EventType.ORDER_PLACED;
      case PAID -> EventType.ORDER_PAID;
      case CANCELLED -> EventType.ORDER_CANCELLED;
      case REFUNDED -> EventType.ORDER_REFUNDED;
    };
  }

  private static void requireSameBuyer(LockedOrder order, OrderReport report) {
    if (order.isPaid()) {
      requireSame("customer", order.customer(), report.customer());
      requireSame("currency", order.currency(), report.currency().getCurrencyCode());
    }
  }

  private static void requireSame(String field, @Nullable String before, @Nullable String now) {
    if (!Objects.equals(before, now)) {
      throw conflict("order-paid", field, "cannot change once the order is paid, it was " + before);
    }
  }

  private static void requireUnchanged(Map<String, OrderLine> known, List<ReportedLine> reported) {
    for (int index = 0; index < reported.size(); index++) {
      ReportedLine line = reported.get(index);
      OrderLine before = known.get(line.id());
      if (before != null && before.fulfilled() && before.sellsMembership() && !before.is(line)) {
        throw conflict(
            "line-fulfilled",
            "lines[" + index + "]",
            "cannot change once it is paid: it was %s of %s at %s; report a refund or a new line"
                .formatted(before.quantity(), before.sku(), before.unitPrice().toPlainString()));
      }
    }
  }

  private static void requireNoMoreThanBought(OrderLine before, ReportedLine line, int index) {
    if (before.fulfilled() && !before.sku().equals(line.sku())) {
      throw conflict(
          "line-fulfilled", "lines[" + index + "].sku", "must be what was paid, " + before.sku());
    }
    Integer bought = before.quantity();
    if (bought != null && line.quantity() > bought) {
      throw Refusal.invalid(
              "lines[" + index + "].quantity",
              "must be at most " + bought + ", which is what was bought")
          .asException();
    }
  }

  private static RuntimeException conflict(String code, String field, String message) {
    return new Refusal(
            RefusalKind.CONFLICT,
            code,
            field + " " + message,
            List.of(new FieldError(field, message)))
        .asException();
  }

  private static Map<String, OrderLine> byId(List<OrderLine> lines) {
    Map<String, OrderLine> byId = new HashMap<>();
    lines.forEach(line -> byId.put(line.id(), line));
    return byId;
  }
}
