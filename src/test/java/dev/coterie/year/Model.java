package dev.coterie.year;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The whole shop as it should be: an independent calculation, by the rules of {@link Ledger}. */
final class Model {
  private final Days days;
  private final Map<String, Ledger> ledgers = new TreeMap<>();
  private final List<Booking> charges = new ArrayList<>();
  private final List<Booking> refunds = new ArrayList<>();
  private long boughtDays;

  Model(Days days) {
    this.days = days;
  }

  Ledger of(String customer) {
    return ledgers.computeIfAbsent(customer, code -> new Ledger(days));
  }

  /** Takes a report in; answers whether it is not refused. */
  boolean report(Instant now, Order.Report report) {
    Order order = report.order();
    switch (report.status()) {
      case PLACED -> {}
      case PAID -> {
        if (!order.counted() && !count(now, order)) {
          return false;
        }
      }
      case REFUNDED -> order.reported = Math.max(order.reported, report.units());
      case CANCELLED -> order.cancelled = true;
    }
    if (order.counted()) {
      takeBack(now, order);
    }
    return true;
  }

  private boolean count(Instant now, Order order) {
    Optional<String> reason = of(order.customer).buy(now, order.plan, order.id, order.quantity);
    reason.ifPresent(
        why -> {
          order.reason = why;
          charges.add(Booking.of(order, why, order.quantity));
          boughtDays += (long) order.quantity * order.plan.days();
        });
    return reason.isPresent();
  }

  private void takeBack(Instant now, Order order) {
    if (order.reported > order.refunded) {
      refunds.add(Booking.of(order, "refund", order.reported - order.refunded));
      order.refunded = order.reported;
      of(order.customer).takeBack(now, order.id, order.quantity - order.refunded + 1);
    }
    if (order.cancelled) {
      of(order.customer).takeBack(now, order.id, 1);
    }
  }

  List<Booking> charges() {
    return charges;
  }

  List<Booking> refunds() {
    return refunds;
  }

  /** The days of all units that were paid, whether or not they were taken back. */
  long boughtDays() {
    return boughtDays;
  }

  /** How long orders gave in all, without what was taken back. */
  Duration boughtAndLeft() {
    return ledgers.values().stream()
        .map(Ledger::boughtAndLeft)
        .reduce(Duration.ZERO, Duration::plus);
  }
}
