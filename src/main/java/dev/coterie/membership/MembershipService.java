package dev.coterie.membership;

import static dev.coterie.customer.CustomerContract.unknownCustomer;
import static dev.coterie.group.GroupContract.unknownGroup;

import dev.coterie.customer.Customer;
import dev.coterie.customer.Customers;
import dev.coterie.db.Storage;
import dev.coterie.db.Transactions;
import dev.coterie.event.EventType;
import dev.coterie.group.GroupLocks;
import dev.coterie.group.terms.GroupKind;
import dev.coterie.group.terms.LockedGroup;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Done;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import dev.coterie.ledger.LedgerNote;
import dev.coterie.ledger.LedgerReader;
import dev.coterie.ledger.MemberList;
import dev.coterie.ledger.Membership;
import dev.coterie.ledger.MembershipState;
import dev.coterie.ledger.MembershipStatus;
import dev.coterie.ledger.tier.LedgerEntries;
import dev.coterie.membership.MembershipContract.Assign;
import dev.coterie.membership.MembershipContract.HeldGroups;
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
  private final LedgerReader reader = new LedgerReader();
  private final MemberList members = new MemberList();

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
                .compose(locked -> assign(locked, ask).map(locked.group().id()))
                .compose(group -> reader.ofCustomer(tx.sql(), ask.customer(), group))
                .map(memberships -> memberships.get(0)));
  }

  private Future<LockedLedger> assign(LockedLedger locked, Assign ask) {
    requireAssignable(locked, ask);
    boolean keepsItsEnd = ask.term().kind() == Term.TermKind.USUAL && !locked.paid().isEmpty();
    if (keepsItsEnd && locked.isHeld()) {
      return Future.succeededFuture(locked);
    }
    LedgerEntries entries =
        keepsItsEnd
            ? locked.ledger().beginNow(locked.group())
            : locked.ledger().setEnd(locked.group(), until(ask.term(), locked));
    LedgerChange change = LedgerChange.of(locked, entries, MembershipState.RUNNING);
    announceAssigned(change);
    return session.write(change, new LedgerNote(ask.reason(), locked.now()));
  }

  private static void announceAssigned(LedgerChange change) {
    Instant until = change.after().paidUntil();
    if (!change.before().isHeld()) {
      JsonObject source = new JsonObject().put("source", "manual");
      change.emit(EventType.MEMBERSHIP_STARTED, change.before().now(), until, source);
    } else {
      JsonObject because = new JsonObject().put("because", "end-set");
      change.emit(EventType.MEMBERSHIP_CHANGED, null, until, because);
    }
  }

  private static void requireAssignable(LockedLedger locked, Assign ask) {
    locked.require(Transition.ASSIGN);
    LockedGroup group = locked.group();
    if (group.kind() == GroupKind.LIST && !locked.customer().webAccount()) {
      throw notAWebCustomer(ask.customer()).asException();
    }
    if (group.archived() && locked.status() == MembershipStatus.ENDED) {
      throw Refusal.conflict(
              "archived",
              "group " + group.code() + " is archived and takes no new members: restore it first")
          .asException();
    }
  }

  private @Nullable Instant until(Term term, LockedLedger locked) {
    if (term.kind() == Term.TermKind.UNTIL) {
      return term.until();
    }
    Integer days = locked.group().plan().durationDays();
    return term.kind() == Term.TermKind.FOR_EVER || days == null
        ? null
        : session.calendar().plusDays(locked.now(), days);
  }

  Future<Result<Done>> end(Actor actor, MembershipContract.End ask) {
    return transactions.attempt(
        actor,
        tx ->
            session
                .open(tx, ask.customer(), ask.group())
                .compose(locked -> end(locked, ask))
                .map(new Done()));
  }

  private Future<LockedLedger> end(LockedLedger locked, MembershipContract.End ask) {
    if (locked.status() == MembershipStatus.ENDED) {
      throw Refusal.unknown("not-a-member", ask.customer() + " is not in group " + ask.group())
          .asException();
    }
    LedgerEntries entries = locked.ledger().end(locked.group().id());
    LedgerChange change = LedgerChange.of(locked, entries, MembershipState.RUNNING);
    JsonObject because = new JsonObject().put("because", "ended");
    change.emit(EventType.MEMBERSHIP_ENDED, null, locked.now(), because);
    return session.write(change, new LedgerNote("", locked.now()));
  }

  Future<Result<Memberships>> ofCustomer(MembershipContract.OfCustomer ask) {
    Instant at = ask.at();
    Instant asked = at == null ? clock.instant() : at;
    return Future.all(
            customers.find(pool, ask.customer()), reader.ofCustomer(pool, ask.customer(), null))
        .map(
            both -> {
              Optional<Customer> customer = both.resultAt(0);
              List<Membership> all = both.resultAt(1);
              Page<Membership> page = Page.of(all, ask.page(), Membership::keyByGroup);
              return Result.of(
                  customer.map(
                      known -> new Memberships(page.items(), page.next(), asked, at == null)),
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

  Future<HeldGroups> held(MembershipContract.ListHeld ask) {
    return reader.held(pool, ask.customers(), clock.instant()).map(HeldGroups::new);
  }

  private Future<Memberships> page(long group, MembershipContract.OfGroup ask, Instant now) {
    return members
        .page(pool, group, ask.filter(), ask.sorting(), ask.page(), now)
        .map(page -> new Memberships(page.items(), page.next(), now, true));
  }

  static Refusal notAWebCustomer(String customer) {
    return Refusal.conflict(
        "not-a-web-customer", "only a web customer can be put in a list, " + customer + " is none");
  }
}
