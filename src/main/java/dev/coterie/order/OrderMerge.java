package dev.coterie.order;

import dev.coterie.bus.InOrder;
import dev.coterie.db.Tx;
import dev.coterie.kernel.Done;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Refusal;
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
    Future<Void> replaced = replaceContent();
    return (order.isCancelled() ? replaced : replaced.compose(done -> accept()))
        .compose(done -> reach());
  }

  /** Accepts lines that could be fulfilled were they paid now, which is tried; refuses others. */
  private Future<Void> accept() {
    return lines
        .ofOrder(tx.sql(), report.id())
        .compose(
            known ->
                known.values().stream().anyMatch(StoredLine::isUnchecked)
                    ? eachLine(StoredLine::isUnchecked, OrderLine::place)
                        .compose(done -> tx.rehearse(part -> within(part).fulfilLines()))
                        .compose(done -> lines.accept(tx.sql(), report.id()))
                    : Future.succeededFuture());
  }

  private Future<Void> paid() {
    Future<Void> merged = order.isPaid() ? addLines() : replaceContent();
    return merged.compose(done -> reach()).compose(done -> fulfilLines());
  }

  private Future<Void> fulfilLines() {
    return eachLine(
        StoredLine::isOpen,
        line ->
            line.stored().accepted() || order.isCancelled() ? fulfilOrLeave(line) : fulfil(line));
  }

  /** What was accepted and paid is never refused: staff settle what cannot be fulfilled. */
  private Future<Void> fulfilOrLeave(OrderLine line) {
    return tx.attempt(part -> within(part).fulfil(line).map(new Done()))
        .compose(
            result ->
                result.fold(
                    done -> Future.succeededFuture(), refusal -> leave(line.stored(), refusal)));
  }

  private Future<Void> leave(StoredLine line, Refusal refusal) {
    tx.emit(OrderEvents.unfulfilled(order, report, line, refusal, now));
    return lines.leaveUnfulfilled(tx.sql(), report.id(), line.id(), refusal);
  }

  private Future<Void> fulfil(OrderLine line) {
    StoredLine stored = line.stored();
    return lines
        .fulfil(tx.sql(), report.id(), stored.id(), now)
        .compose(done -> OrderLine.of(this, stored).fulfil(order.isCancelled()));
  }

  /** Fulfils what staff have settled; refuses what still cannot be. */
  Future<Void> retry() {
    return eachLine(StoredLine::unfulfilled, this::fulfil);
  }

  /** The same merge as a part of its transaction. */
  private OrderMerge within(Tx part) {
    return new OrderMerge(part, order, report, memberships, now);
  }

  private Future<Void> cancelled() {
    PaidOrderRules.requireSameBuyer(order, report);
    Future<Void> known =
        order.isPaid() || order.has(OrderStatus.PLACED)
            ? Future.succeededFuture()
            : lines.put(tx.sql(), report.id(), report.lines(), true);
    return known
        .compose(done -> order.isCancelled() ? Future.succeededFuture() : cancelLines())
        .compose(done -> reach());
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
    return announceChange()
        .compose(announced -> orders.replaceContent(tx.sql(), report))
        .compose(done -> lines.dropOthers(tx.sql(), report.id(), report.lines()))
        .compose(done -> lines.put(tx.sql(), report.id(), report.lines(), isForSameBuyer()));
  }

  private Future<Void> announceChange() {
    return order.isNew()
        ? Future.succeededFuture()
        : lines
            .ofOrder(tx.sql(), report.id())
            .onSuccess(
                known ->
                    OrderEvents.changed(
                        tx,
                        order,
                        report,
                        OrderContent.known(order, known.values()),
                        OrderContent.reported(report),
                        now))
            .mapEmpty();
  }

  private boolean isForSameBuyer() {
    return Objects.equals(order.customer(), report.customer())
        && order.currency().equals(report.currency().getCurrencyCode());
  }

  /** Once it is paid, an order only gets further lines. */
  private Future<Void> addLines() {
    PaidOrderRules.requireSameBuyer(order, report);
    return lines.ofOrder(tx.sql(), report.id()).compose(this::addLines);
  }

  private Future<Void> addLines(Map<String, StoredLine> known) {
    PaidOrderRules.requireUnchanged(known, report.lines());
    OrderContent was = OrderContent.known(order, known.values());
    OrderEvents.changed(tx, order, report, was, was.with(report, known), now);
    List<ReportedLine> open =
        report.lines().stream().filter(line -> !isFulfilled(known.get(line.id()))).toList();
    return lines.put(tx.sql(), report.id(), open, true);
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
    return owed()
        .onSuccess(owed -> tx.emit(OrderEvents.reached(order, report, owed, now)))
        .compose(owed -> orders.reach(tx.sql(), report.id(), report.status(), now));
  }

  /** What the shop owes once the order is cancelled, null in any other report. */
  private Future<@Nullable Money> owed() {
    return report.status() == OrderStatus.CANCELLED
        ? orders.owed(tx.sql(), report.id(), report.currency())
        : Future.succeededFuture(null);
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

  /** Whether the customer of the order was erased, be the code somebody else's by now. */
  boolean buyerErased() {
    return order.isOfErased(report.customer());
  }

  /** The code of the customer who buys; refuses a guest, who cannot have a membership. */
  String buyer() {
    String buyer = report.buyer();
    if (buyerErased()) {
      throw Refusal.unknown(
              "unknown-customer", "the customer of this order, " + buyer + ", was erased")
          .asException();
    }
    return buyer;
  }
}
