package dev.coterie.order;

import dev.coterie.bus.InOrder;
import dev.coterie.db.Tx;
import dev.coterie.membership.MembershipHooks;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One report on its way into its order, within one transaction that has the order locked.
 *
 * <p>Repeated, late and overtaken reports come to the same: a status that was reached stays
 * reached, each line is fulfilled once, when the order is paid, and the refunded units of a line
 * only grow. A refund that comes before the payment waits for it.
 */
final class OrderMerge {
  private final Tx tx;
  private final LockedOrder order;
  private final OrderReport report;
  private final MembershipHooks memberships;
  private final Instant now;
  private final Orders orders = new Orders();
  private final OrderLines lines = new OrderLines();

  OrderMerge(
      Tx tx, LockedOrder order, OrderReport report, MembershipHooks memberships, Instant now) {
    this.tx = tx;
    this.order = order;
    this.report = report;
    this.memberships = memberships;
    this.now = now;
  }

  Future<Void> merge() {
    return switch (report.status()) {
      case PLACED -> placed();
      case PAID -> paid();
      case CANCELLED -> cancelled();
      case REFUNDED -> refunded();
    };
  }

  private Future<Void> placed() {
    if (order.isPaid()) {
      return Future.succeededFuture();
    }
    return replaceContent()
        .compose(done -> eachLine(line -> true, OrderLine::place))
        .compose(done -> reach());
  }

  private Future<Void> paid() {
    Future<Void> merged = order.isPaid() ? addLines() : replaceContent();
    return merged
        .compose(done -> reach())
        .compose(done -> eachLine(StoredLine::unfulfilled, this::fulfil));
  }

  /** What was refunded or cancelled before the line was paid is reversed at once. */
  private Future<Void> fulfil(OrderLine line) {
    return lines
        .fulfil(tx.sql(), report.id(), line.stored().id(), now)
        .compose(done -> line.fulfil())
        .compose(done -> refundEarlier(line))
        .compose(done -> order.isCancelled() ? line.cancel() : Future.succeededFuture());
  }

  private static Future<Void> refundEarlier(OrderLine line) {
    StoredLine stored = line.stored();
    int bought = Objects.requireNonNull(stored.quantity(), "a line that is fulfilled was bought");
    int units = Math.min(stored.refunded(), bought);
    return units > 0 ? line.refund(units, units) : Future.succeededFuture();
  }

  private Future<Void> cancelled() {
    PaidOrderRules.requireSameBuyer(order, report);
    Future<Void> known =
        order.isPaid() || order.has(OrderStatus.PLACED)
            ? Future.succeededFuture()
            : lines.put(tx.sql(), report.id(), report.lines());
    return known
        .compose(done -> reach())
        .compose(done -> order.isCancelled() ? Future.succeededFuture() : cancelLines());
  }

  private Future<Void> cancelLines() {
    return eachLine(StoredLine::fulfilled, OrderLine::cancel);
  }

  private Future<Void> refunded() {
    PaidOrderRules.requireSameBuyer(order, report);
    return lines.ofOrder(tx.sql(), report.id()).compose(this::refundLines);
  }

  private Future<Void> refundLines(Map<String, StoredLine> known) {
    List<ReportedLine> unknown =
        report.lines().stream().filter(line -> !known.containsKey(line.id())).toList();
    return lines
        .putRefunded(tx.sql(), report.id(), unknown)
        .compose(done -> reach())
        .compose(done -> refundKnown(known));
  }

  private Future<Void> refundKnown(Map<String, StoredLine> known) {
    PaidOrderRules.requireNoMoreThanBought(known, report.lines());
    return InOrder.each(
        report.lines(),
        reported -> {
          StoredLine stored = known.get(reported.id());
          return stored == null ? Future.succeededFuture() : refund(stored, reported.quantity());
        });
  }

  private Future<Void> refund(StoredLine stored, int unitsSoFar) {
    int units = unitsSoFar - stored.refunded();
    if (units <= 0) {
      return Future.succeededFuture();
    }
    Future<Void> written = lines.refund(tx.sql(), report.id(), stored.id(), unitsSoFar);
    return stored.fulfilled()
        ? written.compose(done -> OrderLine.of(this, stored).refund(units, unitsSoFar))
        : written;
  }

  /** Until it is paid, an order is what its last report says. */
  private Future<Void> replaceContent() {
    return orders
        .replaceContent(tx.sql(), report)
        .compose(done -> lines.dropOthers(tx.sql(), report.id(), report.lines()))
        .compose(done -> lines.put(tx.sql(), report.id(), report.lines()));
  }

  /** Once it is paid, an order only gets further lines. */
  private Future<Void> addLines() {
    PaidOrderRules.requireSameBuyer(order, report);
    return lines.ofOrder(tx.sql(), report.id()).compose(this::addLines);
  }

  private Future<Void> addLines(Map<String, StoredLine> known) {
    PaidOrderRules.requireUnchanged(known, report.lines());
    List<ReportedLine> open =
        report.lines().stream().filter(line -> !isFulfilled(known.get(line.id()))).toList();
    return lines.put(tx.sql(), report.id(), open);
  }

  private static boolean isFulfilled(@Nullable StoredLine line) {
    return line != null && line.fulfilled();
  }

  private Future<Void> eachLine(Predicate<StoredLine> which, Function<OrderLine, Future<?>> step) {
    return lines
        .ofOrder(tx.sql(), report.id())
        .map(known -> known.values().stream().filter(which).toList())
        .compose(chosen -> InOrder.each(chosen, line -> step.apply(OrderLine.of(this, line))));
  }

  /** Emits and writes that the order got so far, the first time that it does. */
  private Future<Void> reach() {
    if (order.has(report.status())) {
      return Future.succeededFuture();
    }
    tx.emit(OrderEvents.reached(order, report, now));
    return orders.reach(tx.sql(), report.id(), report.status(), now);
  }

  Tx tx() {
    return tx;
  }

  MembershipHooks memberships() {
    return memberships;
  }

  Instant now() {
    return now;
  }

  String orderId() {
    return report.id();
  }

  Currency currency() {
    return report.currency();
  }

  /** The code of the customer who buys; refuses a guest, who cannot have a membership. */
  String buyer() {
    return report.buyer();
  }
}
