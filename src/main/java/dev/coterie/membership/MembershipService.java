package dev.coterie.membership;

import static dev.coterie.customer.CustomerContract.unknownCustomer;
import static dev.coterie.group.GroupContract.unknownGroup;

import dev.coterie.customer.Customer;
import dev.coterie.customer.Customers;
import dev.coterie.db.Storage;
import dev.coterie.db.Transactions;
import dev.coterie.event.EventType;
import dev.coterie.group.GroupKind;
import dev.coterie.group.GroupLocks;
import dev.coterie.group.LockedGroup;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Done;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import dev.coterie.ledger.LedgerEntries;
import dev.coterie.ledger.LedgerNote;
import dev.coterie.ledger.LedgerReader;
import dev.coterie.ledger.Membership;
import dev.coterie.ledger.MembershipState;
import dev.coterie.ledger.MembershipStatus;
import dev.coterie.membership.MembershipContract.Assign;
import dev.coterie.membership.MembershipContract.Memberships;
import dev.coterie.membership.MembershipContract.Term;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The use cases of memberships. */
final class MembershipService {
  private final Pool pool;
  private final Transactions transactions;
  private final Clock clock;
  private final LedgerSession session;
  private final Customers customers = new Customers();
  private final GroupLocks groups = new GroupLocks();
  private final LedgerReader ledger = new LedgerReader();

  MembershipService(Storage storage, Clock clock, LedgerSession session) {
    this.pool = storage.pool();
    this.transactions = storage.transactions(MembershipContract.REFUSALS);
    this.clock = clock;
    this.session = session;
  }

  Future<Result<Membership>> assign(Actor actor, Assign ask) {
    Instant now = clock.instant();
    Instant until = ask.term().until();
    if (until != null && !until.isAfter(now)) {
      return Future.succeededFuture(
          Result.refused(Refusal.invalid("until", "must be after now, " + now)));
    }
    return transactions.attempt(
        actor,
        tx ->
            session
                .open(tx, ask.customer(), ask.group())
                .compose(open -> assign(open, ask).map(open.group().id()))
                .compose(group -> ledger.ofCustomer(tx.sql(), ask.customer(), group))
                .map(memberships -> memberships.get(0)));
  }

  private Future<?> assign(LockedLedger open, Assign ask) {
    MembershipStatus status = open.status();
    requireAssignable(open, ask);
    if (ask.term().kind() == Term.TermKind.USUAL && !open.own().isEmpty()) {
      return Future.succeededFuture();
    }
    Instant until = until(ask.term(), open);
    LedgerEntries entries = open.ledger().setEnd(open.group(), until);
    boolean begins = status == MembershipStatus.ENDED;
    LedgerSession.emit(
        open,
        begins ? EventType.MEMBERSHIP_STARTED : EventType.MEMBERSHIP_CHANGED,
        begins ? open.now() : null,
        until,
        begins
            ? new JsonObject().put("source", "manual")
            : new JsonObject().put("because", "end-set"));
    return session.write(
        open, entries, MembershipState.RUNNING, new LedgerNote(ask.reason(), open.now()));
  }

  private static void requireAssignable(LockedLedger open, Assign ask) {
    open.require(Transition.ASSIGN);
    LockedGroup group = open.group();
    if (group.kind() == GroupKind.LIST && !open.customer().webAccount()) {
      throw notAWebCustomer(ask.customer()).asException();
    }
    if (group.archived() && open.status() == MembershipStatus.ENDED) {
      throw Refusal.conflict(
              "archived",
              "group " + group.code() + " is archived and takes no new members: restore it first")
          .asException();
    }
  }

  private @Nullable Instant until(Term term, LockedLedger open) {
    if (term.kind() == Term.TermKind.UNTIL) {
      return term.until();
    }
    Integer days = open.group().plan().durationDays();
    return term.kind() == Term.TermKind.FOR_EVER || days == null
        ? null
        : session.calendar().plusDays(open.now(), days);
  }

  Future<Result<Done>> end(Actor actor, MembershipContract.End ask) {
    return transactions.attempt(
        actor, tx -> session.open(tx, ask.customer(), ask.group()).compose(open -> end(open, ask)));
  }

  private Future<Done> end(LockedLedger open, MembershipContract.End ask) {
    if (open.status() == MembershipStatus.ENDED) {
      throw Refusal.unknown("not-a-member", ask.customer() + " is not in group " + ask.group())
          .asException();
    }
    long group = open.group().id();
    LedgerSession.emit(
        open,
        EventType.MEMBERSHIP_ENDED,
        null,
        open.now(),
        new JsonObject().put("because", "ended"));
    return session
        .write(
            open, open.ledger().end(group), MembershipState.RUNNING, new LedgerNote("", open.now()))
        .map(new Done());
  }

  Future<Result<Memberships>> ofCustomer(MembershipContract.OfCustomer ask) {
    Instant at = ask.at();
    Instant asked = at == null ? clock.instant() : at;
    return Future.all(
            customers.find(pool, ask.customer()), ledger.ofCustomer(pool, ask.customer(), null))
        .map(
            both -> {
              Optional<Customer> customer = both.resultAt(0);
              List<Membership> all = both.resultAt(1);
              Page<Membership> held = Page.of(all, ask.page(), Membership::keyByGroup);
              return Result.of(
                  customer.map(
                      known -> new Memberships(held.items(), held.next(), asked, at == null)),
                  () -> unknownCustomer(ask.customer()));
            });
  }

  Future<Result<Memberships>> ofGroup(MembershipContract.OfGroup ask) {
    Instant now = clock.instant();
    return groups
        .find(pool, ask.group())
        .compose(
            group ->
                group.isEmpty()
                    ? Future.succeededFuture(Result.refused(unknownGroup(ask.group())))
                    : page(group.get().id(), ask, now).map(Result::ok));
  }

  private Future<Memberships> page(long group, MembershipContract.OfGroup ask, Instant now) {
    return ledger
        .ofGroup(pool, group, ask.query(), ask.status(), ask.page(), now)
        .map(found -> Page.cut(found, ask.page().limit(), Membership::customer))
        .map(page -> new Memberships(page.items(), page.next(), now, true));
  }

  static Refusal notAWebCustomer(String customer) {
    return Refusal.conflict(
        "not-a-web-customer", "only a web customer can be put in a list, " + customer + " is none");
  }
}
