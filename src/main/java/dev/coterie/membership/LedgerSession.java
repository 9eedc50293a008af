package dev.coterie.membership;

import static dev.coterie.customer.CustomerContract.unknownCustomer;
import static dev.coterie.group.GroupContract.unknownGroup;

import dev.coterie.bus.InOrder;
import dev.coterie.customer.Customers;
import dev.coterie.customer.LockedCustomer;
import dev.coterie.db.Change;
import dev.coterie.db.Tx;
import dev.coterie.expiry.ScheduledNotices;
import dev.coterie.group.GroupLocks;
import dev.coterie.group.terms.LockedGroup;
import dev.coterie.kernel.ShopCalendar;
import dev.coterie.ledger.LedgerNote;
import dev.coterie.ledger.MembershipState;
import dev.coterie.ledger.MembershipStates;
import dev.coterie.ledger.Periods;
import dev.coterie.ledger.tier.Period;
import dev.coterie.ledger.tier.TierLedger;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Opens a customer's ledger within a transaction, and writes what was decided: the periods, the
 * scheduled notices, and which caches must forget the customer.
 *
 * <p>The group is locked before the customer, as everywhere, and the clock is read when both are,
 * so that decisions about one customer come in the order of their instants.
 */
final class LedgerSession {
  private final Clock clock;
  private final LedgerHooks hooks;
  private final ShopCalendar calendar;
  private final Customers customers = new Customers();
  private final GroupLocks groups = new GroupLocks();
  private final Periods periods = new Periods();
  private final MembershipStates states = new MembershipStates();
  private final ScheduledNotices scheduled = new ScheduledNotices();
  private final MembershipNotices notices;

  LedgerSession(Clock clock, ShopCalendar calendar, LedgerHooks hooks) {
    this.clock = clock;
    this.hooks = hooks;
    this.calendar = calendar;
    this.notices = new MembershipNotices(calendar);
  }

  ShopCalendar calendar() {
    return calendar;
  }

  /** Locks the group by its code, then the customer; refused if there is none of either. */
  Future<LockedLedger> open(Tx tx, String customer, String group) {
    return groups
        .lock(tx.sql(), group)
        .map(found -> found.orElseThrow(() -> unknownGroup(group).asException()))
        .compose(locked -> open(tx, customer, locked));
  }

  /** Locks the group by its id, which may be deleted, then the customer; refused if unknown. */
  Future<LockedLedger> open(Tx tx, String customer, long group) {
    return groups.lock(tx.sql(), group).compose(locked -> open(tx, customer, locked));
  }

  private Future<LockedLedger> open(Tx tx, String customer, LockedGroup group) {
    return customers
        .lock(tx.sql(), customer)
        .map(found -> found.orElseThrow(() -> unknownCustomer(customer).asException()))
        .compose(locked -> read(tx, locked, group));
  }

  /** Announces what is overdue first, so that the customer's events come in their order. */
  private Future<LockedLedger> read(Tx tx, LockedCustomer customer, LockedGroup group) {
    Instant now = clock.instant();
    return scheduled
        .takeOf(tx.sql(), customer.id(), now)
        .onSuccess(overdue -> overdue.forEach(notice -> tx.emit(notice.event(now))))
        .compose(
            overdue ->
                Future.all(
                    periods.ofCustomer(tx.sql(), customer.id()),
                    states.ofCustomer(tx.sql(), customer.id())))
        .map(both -> locked(tx, customer, group, now, both.resultAt(0), both.resultAt(1)));
  }

  private LockedLedger locked(
      Tx tx,
      LockedCustomer customer,
      LockedGroup group,
      Instant now,
      List<Period> all,
      Map<Long, MembershipState> byGroup) {
    List<Period> ofTier =
        all.stream()
            .filter(period -> period.group().exclusion().equals(group.exclusion()))
            .toList();
    TierLedger ledger = new TierLedger(calendar, now, ofTier, cancelled(byGroup));
    return new LockedLedger(tx, customer, group, ledger, all, byGroup);
  }

  private static Set<Long> cancelled(Map<Long, MembershipState> states) {
    return states.entrySet().stream()
        .filter(membership -> membership.getValue() == MembershipState.ENDING)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Writes what was decided; answers the ledger as it is then. */
  Future<LockedLedger> write(LedgerChange change, LedgerNote note) {
    Tx tx = change.before().tx();
    LockedCustomer customer = change.before().customer();
    tx.changes(Change.customer(customer.code()));
    return setState(change)
        .compose(done -> periods.write(tx, customer.id(), change.entries(), note))
        .compose(done -> InOrder.each(change.groups(), group -> reschedule(change, group)))
        .compose(done -> hooks.written(tx, customer, change.before().now()))
        .map(change.after());
  }

  private Future<Void> setState(LedgerChange change) {
    LockedLedger before = change.before();
    MembershipState state = change.after().state();
    long customer = before.customer().id();
    long group = before.group().id();
    if (state == before.state()) {
      return Future.succeededFuture();
    }
    return state == MembershipState.RUNNING
        ? states.clear(before.tx().sql(), customer, group)
        : states.set(before.tx().sql(), customer, group, state, before.now());
  }

  private Future<Void> reschedule(LedgerChange change, long group) {
    LockedLedger after = change.after();
    boolean reminds = after.state(group) == MembershipState.RUNNING;
    if (group != after.group().id()) {
      change.emitOther(group);
    }
    return scheduled.replace(
        after.tx().sql(), after.customer().id(), group, notices.of(after.ledger(), group, reminds));
  }
}
