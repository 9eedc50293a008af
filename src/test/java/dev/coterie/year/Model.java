package dev.coterie.year;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    boolean taken =
        switch (report.status()) {
          case PLACED -> order.paid || order.cancelled || place(now, order);
          case PAID -> order.paid || pay(now, order);
          case REFUNDED -> {
            order.reported = Math.max(order.reported, report.units());
            yield true;
          }
          case CANCELLED -> {
            order.cancelled = true;
            yield true;
          }
        };
    if (taken && order.counted()) {
      takeBack(now, order);
    }
    return taken;
  }

  /** What could not be paid is not accepted either; what was refunded as a whole gives nothing. */
  private boolean place(Instant now, Order order) {
    order.accepted |= order.kept() == 0 || !of(order.customer).refuses(now, order.plan);
    return order.accepted;
  }

  /** What was accepted is never refused; what gives nothing is charged for if it could be sold. */
  private boolean pay(Instant now, Order order) {
    boolean refused = of(order.customer).refuses(now, order.plan);
    if (refused) {
      order.paid = order.accepted || order.kept() == 0;
      return order.paid;
    }
    order.paid = true;
    order.reason = of(order.customer).reason(now, order.plan);
    charges.add(Booking.of(order, order.reason, order.quantity));
    if (order.kept() > 0) {
      of(order.customer).buy(now, order.plan, order.id, order.kept());
      boughtDays += (long) order.kept() * order.plan.days();
    }
    return true;
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

  /** The days of all units that were given, whether or not they were taken back. */
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
