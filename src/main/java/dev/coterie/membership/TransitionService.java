package dev.coterie.membership;

import static dev.coterie.membership.MembershipContract.TRIAL_USED;

import dev.coterie.db.Storage;
import dev.coterie.db.Transactions;
import dev.coterie.event.EventType;
import dev.coterie.group.terms.LockedGroup;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import dev.coterie.ledger.LedgerNote;
import dev.coterie.ledger.LedgerReader;
import dev.coterie.ledger.Membership;
import dev.coterie.ledger.MembershipState;
import dev.coterie.ledger.PausedPeriods;
import dev.coterie.ledger.Trials;
import dev.coterie.ledger.tier.LedgerEntries;
import dev.coterie.ledger.tier.PausedPeriod;
import dev.coterie.ledger.tier.Period;
import dev.coterie.ledger.tier.Source;
import dev.coterie.membership.MembershipContract.Transit;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The use cases that cancel, reinstate, pause and resume memberships, and begin trials. */
final class TransitionService {
  private final Transactions transactions;
  private final LedgerSession session;
  private final LedgerReader reader = new LedgerReader();
  private final PausedPeriods paused = new PausedPeriods();
  private final Trials trials = new Trials();
  private final Resumption resumption;

  TransitionService(Storage storage, LedgerSession session) {
    this.transactions = storage.transactions(MembershipContract.REFUSALS);
    this.session = session;
    this.resumption = new Resumption(session);
  }

  Future<Result<Membership>> transit(Actor actor, Transit ask) {
    return transactions.attempt(
        actor,
        tx ->
            session
                .open(tx, ask.customer(), ask.group())
                .compose(locked -> transit(locked, ask).map(locked.group().id()))
                .compose(group -> reader.ofCustomer(tx.sql(), ask.customer(), group))
                .map(memberships -> memberships.get(0)));
  }

  private Future<LockedLedger> transit(LockedLedger locked, Transit ask) {
    locked.require(ask.transition());
    LedgerNote note = new LedgerNote(ask.reason(), locked.now());
    return switch (ask.transition()) {
      case CANCEL -> cancel(locked, note);
      case REINSTATE -> reinstate(locked, note);
      case PAUSE -> pause(locked, note);
      case RESUME -> resumption.resume(locked, note);
      case TRIAL -> trial(locked, note);
      case BUY, ASSIGN, END ->
          throw new IllegalArgumentException("asked elsewhere: " + ask.transition());
    };
  }

  private Future<LockedLedger> cancel(LockedLedger locked, LedgerNote note) {
    LedgerEntries entries = locked.ledger().cancel(locked.group().id());
    LedgerChange change = LedgerChange.of(locked, entries, MembershipState.ENDING);
    JsonObject because = new JsonObject().put("because", "cancelled");
    change.emit(EventType.MEMBERSHIP_ENDING, null, locked.paidUntil(), because);
    return session.write(change, note);
  }

  private Future<LockedLedger> reinstate(LockedLedger locked, LedgerNote note) {
    LedgerEntries entries = locked.ledger().reinstate(locked.group());
    LedgerChange change = LedgerChange.of(locked, entries, MembershipState.RUNNING);
    change.emit(EventType.MEMBERSHIP_REINSTATED, null, locked.paidUntil(), new JsonObject());
    return session.write(change, note);
  }

  private Future<LockedLedger> pause(LockedLedger locked, LedgerNote note) {
    if (locked.paid().stream().anyMatch(period -> period.source() == Source.TRIAL)) {
      throw Refusal.conflict("illegal-transition", "a trial cannot be paused").asException();
    }
    LedgerEntries entries = locked.ledger().pause(locked.group().id());
    LedgerChange change = LedgerChange.of(locked, entries, MembershipState.PAUSED);
    change.emit(EventType.MEMBERSHIP_PAUSED, null, null, new JsonObject());
    return session.write(change, note).compose(after -> addPaused(locked).map(after));
  }

  private Future<Void> addPaused(LockedLedger locked) {
    List<PausedPeriod> left =
        locked.paid().stream()
            .map(period -> PausedPeriod.of(period, left(locked, period), locked.now()))
            .toList();
    return paused.add(locked.tx().sql(), locked.customer().id(), locked.group().id(), left);
  }

  private @Nullable Duration left(LockedLedger locked, Period period) {
    Instant begin = period.during().from();
    Instant until = period.during().until();
    Instant from = begin.isAfter(locked.now()) ? begin : locked.now();
    return until == null ? null : session.calendar().left(from, until);
  }

  private Future<LockedLedger> trial(LockedLedger locked, LedgerNote note) {
    LockedGroup group = locked.group();
    Integer days = group.plan().trialDays();
    if (days == null || group.archived()) {
      throw Refusal.conflict("no-trial", "group " + group.code() + " offers no trial")
          .asException();
    }
    return trials
        .used(locked.tx().sql(), locked.customer().id())
        .compose(
            used ->
                used ? Future.failedFuture(TRIAL_USED.asException()) : trial(locked, days, note));
  }

  private Future<LockedLedger> trial(LockedLedger locked, int days, LedgerNote note) {
    LockedGroup group = locked.group();
    LedgerEntries entries = locked.ledger().trial(group, days);
    Instant end = Objects.requireNonNull(entries.grants().get(0).during().until());
    LedgerChange change = LedgerChange.of(locked, entries, MembershipState.RUNNING);
    JsonObject source = new JsonObject().put("source", "trial");
    change.emit(EventType.MEMBERSHIP_STARTED, locked.now(), end, source);
    return trials
        .begin(locked.tx().sql(), locked.customer().id(), group.id(), locked.now())
        .compose(done -> session.write(change, note));
  }
}
