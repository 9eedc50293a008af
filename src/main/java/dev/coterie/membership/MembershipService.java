package dev.coterie.membership;

import static dev.coterie.group.GroupContract.unknownGroup;
import static dev.coterie.membership.CustomerContract.unknownCustomer;

import dev.coterie.db.Change;
import dev.coterie.db.ChangeFeed;
import dev.coterie.db.Transactions;
import dev.coterie.db.Tx;
import dev.coterie.group.GroupTerms;
import dev.coterie.kernel.Done;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import dev.coterie.kernel.ShopCalendar;
import dev.coterie.kernel.Validity;
import dev.coterie.membership.MembershipContract.Assign;
import dev.coterie.membership.MembershipContract.Memberships;
import dev.coterie.membership.MembershipContract.Term;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The use cases of memberships. */
final class MembershipService {
  private static final Map<String, Refusal> REFUSALS =
      Map.of(
          "membership_periods_one_per_tier",
          Refusal.conflict(
              "tier-taken", "the customer holds another group of that tier at the same time"));

  private final Pool pool;
  private final Transactions transactions;
  private final Clock clock;
  private final ShopCalendar calendar;
  private final Customers customers = new Customers();
  private final HeldGroups groups = new HeldGroups();
  private final Periods periods = new Periods();
  private final LedgerReader ledger = new LedgerReader();

  MembershipService(Pool pool, ChangeFeed feed, Clock clock, ShopCalendar calendar) {
    this.pool = pool;
    this.transactions = new Transactions(pool, feed, REFUSALS);
    this.clock = clock;
    this.calendar = calendar;
  }

  Future<Result<Membership>> assign(Assign ask) {
    Instant now = clock.instant();
    Instant until = ask.term().until();
    if (until != null && !until.isAfter(now)) {
      return Future.succeededFuture(
          Result.refused(Refusal.invalid("until", "must be after now, " + now)));
    }
    return transactions.attempt(
        tx ->
            parties(tx, ask.customer(), ask.group())
                .compose(parties -> requireWebAccount(parties, ask).map(parties))
                .compose(parties -> setEnd(tx, parties, ask, now).map(parties.group().id()))
                .onSuccess(group -> tx.changes(Change.customer(ask.customer())))
                .compose(group -> ledger.ofCustomer(tx.sql(), ask.customer(), group))
                .map(memberships -> memberships.get(0)));
  }

  Future<Result<Done>> end(MembershipContract.End ask) {
    return transactions.attempt(
        tx ->
            parties(tx, ask.customer(), ask.group())
                .compose(
                    parties ->
                        periods.cut(
                            tx.sql(), parties.customer(), parties.group().id(), clock.instant()))
                .compose(wasMember -> requireMember(wasMember, ask))
                .onSuccess(done -> tx.changes(Change.customer(ask.customer())))
                .map(new Done()));
  }

  Future<Result<Memberships>> ofCustomer(MembershipContract.OfCustomer ask) {
    Instant now = clock.instant();
    return Future.all(
            customers.find(pool, ask.customer()), ledger.ofCustomer(pool, ask.customer(), null))
        .map(
            both -> {
              Optional<Customer> customer = both.resultAt(0);
              List<Membership> all = both.resultAt(1);
              Page<Membership> held = Page.of(all, ask.page(), Membership::keyByGroup);
              return Result.of(
                  customer.map(known -> new Memberships(held.items(), held.next(), now)),
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
        .map(page -> new Memberships(page.items(), page.next(), now));
  }

  /** Locks the group before the customer, as every use case does. */
  private Future<Parties> parties(Tx tx, String customer, String group) {
    return groups
        .lock(tx.sql(), group)
        .map(found -> found.orElseThrow(() -> unknownGroup(group).asException()))
        .compose(
            held ->
                customers
                    .lock(tx.sql(), customer)
                    .map(found -> found.orElseThrow(() -> unknownCustomer(customer).asException()))
                    .map(known -> new Parties(known.id(), known.webAccount(), held)));
  }

  /** Cuts what goes beyond the end that was asked for, grants what is missing up to it. */
  private Future<Void> setEnd(Tx tx, Parties parties, Assign ask, Instant now) {
    Instant until = until(ask.term(), parties.group(), now);
    return periods
        .lastEnd(tx.sql(), parties.customer(), parties.group().id(), now)
        .compose(
            last ->
                last.isPresent() && ask.term().kind() == Term.Kind.USUAL
                    ? Future.succeededFuture()
                    : cut(tx, parties, until)
                        .compose(done -> grant(tx, parties, missing(last, until, now), ask, now)));
  }

  private Future<?> cut(Tx tx, Parties parties, @Nullable Instant until) {
    return until == null
        ? Future.succeededFuture()
        : periods.cut(tx.sql(), parties.customer(), parties.group().id(), until);
  }

  /** What lies between the last end, or now, and the end that was asked for. */
  private static Optional<Validity> missing(
      Optional<Periods.LastEnd> last, @Nullable Instant until, Instant now) {
    Instant from = last.isPresent() ? last.get().until() : now;
    return from == null || (until != null && !until.isAfter(from))
        ? Optional.empty()
        : Optional.of(new Validity(from, until));
  }

  private Future<Void> grant(
      Tx tx, Parties parties, Optional<Validity> missing, Assign ask, Instant now) {
    if (missing.isEmpty()) {
      return Future.succeededFuture();
    }
    long customer = parties.customer();
    long group = parties.group().id();
    Periods.Grant by = new Periods.Grant(ask.actor(), ask.reason(), now);
    return periods
        .rival(tx.sql(), customer, group, missing.get())
        .compose(rival -> requireNoRival(rival))
        .compose(none -> periods.grant(tx.sql(), customer, group, missing.get(), by));
  }

  private @Nullable Instant until(Term term, HeldGroups.Held group, Instant now) {
    if (term.kind() == Term.Kind.UNTIL) {
      return term.until();
    }
    Integer days = group.durationDays();
    return term.kind() == Term.Kind.FOR_EVER || days == null ? null : calendar.plusDays(now, days);
  }

  private static Future<Void> requireWebAccount(Parties parties, Assign ask) {
    return parties.group().kind() == GroupTerms.Kind.LIST && !parties.webAccount()
        ? Future.failedFuture(notAWebCustomer(ask.customer()).asException())
        : Future.succeededFuture();
  }

  static Refusal notAWebCustomer(String customer) {
    return Refusal.conflict(
        "not-a-web-customer", "only a web customer can be put in a list, " + customer + " is none");
  }

  private static Future<Void> requireMember(boolean member, MembershipContract.End ask) {
    return member
        ? Future.succeededFuture()
        : Future.failedFuture(
            Refusal.unknown("not-a-member", ask.customer() + " is not in group " + ask.group())
                .asException());
  }

  private static Future<Void> requireNoRival(Optional<Periods.Rival> rival) {
    return rival.isEmpty()
        ? Future.succeededFuture()
        : Future.failedFuture(
            Refusal.conflict(
                    "tier-taken",
                    "the customer holds group %s, of the same tier %s: end that membership first"
                        .formatted(rival.get().code(), rival.get().tier()))
                .asException());
  }

  /** A customer and a group that this transaction has locked. */
  private record Parties(long customer, boolean webAccount, HeldGroups.Held group) {}
}
