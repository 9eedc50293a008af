package dev.coterie.membership;

import static dev.coterie.customer.CustomerContract.unknownCustomer;
import static dev.coterie.group.GroupContract.unknownGroup;

import dev.coterie.customer.Customers;
import dev.coterie.customer.LockedCustomer;
import dev.coterie.db.Change;
import dev.coterie.db.Tx;
import dev.coterie.event.EventType;
import dev.coterie.expiry.ScheduledNotice;
import dev.coterie.expiry.ScheduledNotices;
import dev.coterie.group.GroupLocks;
import dev.coterie.group.LockedGroup;
import dev.coterie.kernel.ShopCalendar;
import dev.coterie.ledger.LedgerEntries;
import dev.coterie.ledger.LedgerNote;
import dev.coterie.ledger.MembershipState;
import dev.coterie.ledger.MembershipStates;
import dev.coterie.ledger.Period;
import dev.coterie.ledger.Periods;
import dev.coterie.ledger.TierLedger;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Opens a customer's ledger within a transaction, and writes what was decided: the periods, what
 * the timer has to tell, and what memory must forget.
 *
 * <p>The group is locked before the customer, as everywhere, and the clock is read when both are,
 * so that decisions about one customer come in the order of their instants.
 */
final class LedgerSession {
  private final Clock clock;
  private final ShopCalendar calendar;
  private final Customers customers = new Customers();
  private final GroupLocks groups = new GroupLocks();
  private final Periods periods = new Periods();
  private final MembershipStates states = new MembershipStates();
  private final ScheduledNotices dues = new ScheduledNotices();

  LedgerSession(Clock clock, ShopCalendar calendar) {
    this.clock = clock;
    this.calendar = calendar;
  }

  ShopCalendar calendar() {
    return calendar;
  }

  MembershipStates states() {
    return states;
  }

  Future<LockedLedger> open(Tx tx, String customer, String group) {
    return groups
        .lock(tx.sql(), group)
        .map(found -> found.orElseThrow(() -> unknownGroup(group).asException()))
        .compose(held -> open(tx, customer, held));
  }

  /** As the other, of a group that may be deleted. */
  Future<LockedLedger> open(Tx tx, String customer, long group) {
    return groups.lock(tx.sql(), group).compose(held -> open(tx, customer, held));
  }

  private Future<LockedLedger> open(Tx tx, String customer, LockedGroup group) {
    return customers
        .lock(tx.sql(), customer)
        .map(found -> found.orElseThrow(() -> unknownCustomer(customer).asException()))
        .compose(locked -> read(tx, locked, group));
  }

  /** What is overdue is told first, so that the customer's events come in their order. */
  private Future<LockedLedger> read(Tx tx, LockedCustomer customer, LockedGroup group) {
    Instant now = clock.instant();
    return dues.takeOf(tx.sql(), customer.id(), now)
        .onSuccess(all -> all.forEach(told -> tx.emit(told.event(now))))
        .compose(
            told ->
                Future.all(
                    periods.open(tx.sql(), customer.id(), now),
                    states.ofCustomer(tx.sql(), customer.id())))
        .map(
            both -> {
              List<Period> all = both.resultAt(0);
              Map<Long, MembershipState> byGroup = both.resultAt(1);
              TierLedger ledger =
                  new TierLedger(calendar, now, ofTier(all, group), leaving(byGroup));
              MembershipState state = byGroup.getOrDefault(group.id(), MembershipState.RUNNING);
              return new LockedLedger(tx, customer, group, ledger, state);
            });
  }

  private static Set<Long> leaving(Map<Long, MembershipState> states) {
    Set<Long> leaving = new TreeSet<>();
    states.forEach(
        (group, state) -> {
          if (state == MembershipState.ENDING) {
            leaving.add(group);
          }
        });
    return leaving;
  }

  private static List<Period> ofTier(List<Period> all, LockedGroup group) {
    return all.stream()
        .filter(period -> period.group().exclusion().equals(group.exclusion()))
        .toList();
  }

  /**
   * Writes the entries.
   *
   * @param state how the membership of the group goes on
   */
  Future<TierLedger> write(
      LockedLedger open, LedgerEntries entries, MembershipState state, LedgerNote note) {
    TierLedger after = open.ledger().after(entries);
    Tx tx = open.tx();
    long customer = open.customer().id();
    tx.changes(Change.customer(open.customer().code()));
    return setState(open, state)
        .compose(done -> periods.write(tx, customer, entries, note))
        .compose(done -> replaceDues(open, after, state))
        .map(after);
  }

  private Future<Void> setState(LockedLedger open, MembershipState state) {
    long customer = open.customer().id();
    long group = open.group().id();
    if (state == open.state()) {
      return Future.succeededFuture();
    }
    return state == MembershipState.RUNNING
        ? states.clear(open.tx().sql(), customer, group)
        : states.set(open.tx().sql(), customer, group, state, open.now());
  }

  private Future<Void> replaceDues(LockedLedger open, TierLedger after, MembershipState state) {
    long own = open.group().id();
    Map<Long, String> touched = new TreeMap<>(Map.of(own, open.group().code()));
    open.ledger().open().forEach(held -> touched.put(held.group().id(), held.group().code()));
    Future<Void> all = Future.succeededFuture();
    for (Map.Entry<Long, String> group : touched.entrySet()) {
      long id = group.getKey();
      boolean reminds = id == own ? state == MembershipState.RUNNING : !after.isLeaving(id);
      List<ScheduledNotice> due = after.dues(id, reminds);
      if (id != own && !after.isHeld(id)) {
        tellLeft(open, group.getValue());
      }
      all = all.compose(done -> dues.replace(open.tx().sql(), open.customer().id(), id, due));
    }
    return all;
  }

  /** Another plan took the place of this one. */
  private static void tellLeft(LockedLedger open, String group) {
    JsonObject data =
        new JsonObject()
            .put("customer", open.customer().code())
            .put("group", group)
            .put("until", open.now().toString())
            .put("because", "change");
    open.tx().emit(EventType.MEMBERSHIP_ENDED.event(open.now(), open.customer().code(), data));
  }

  /** Notes what happened to the customer's membership of the group. */
  static void emit(
      LockedLedger open,
      EventType type,
      @Nullable Instant from,
      @Nullable Instant until,
      JsonObject more) {
    JsonObject data =
        new JsonObject().put("customer", open.customer().code()).put("group", open.group().code());
    if (from != null) {
      data.put("from", from.toString());
    }
    data.put("until", until == null ? null : until.toString()).mergeIn(more);
    open.tx().emit(type.event(open.now(), open.customer().code(), data));
  }
}
