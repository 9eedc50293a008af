package dev.coterie.membership;

import dev.coterie.db.Storage;
import dev.coterie.db.Transactions;
import dev.coterie.event.EventType;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import dev.coterie.ledger.LedgerEntries;
import dev.coterie.ledger.LedgerNote;
import dev.coterie.ledger.LedgerReader;
import dev.coterie.ledger.Membership;
import dev.coterie.ledger.MembershipState;
import dev.coterie.ledger.PausedPeriods;
import dev.coterie.ledger.Period;
import dev.coterie.ledger.Source;
import dev.coterie.membership.MembershipContract.Transit;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a membership goes through between its begin and its end, but for what is bought. */
final class TransitionService {
  private final Transactions transactions;
  private final LedgerSession session;
  private final LedgerReader ledger = new LedgerReader();
  private final PausedPeriods paused = new PausedPeriods();
  private final Resumption resuming;

  TransitionService(Storage storage, LedgerSession session) {
    this.transactions = storage.transactions(MembershipContract.REFUSALS);
    this.session = session;
    this.resuming = new Resumption(session);
  }

  Future<Result<Membership>> transit(Actor actor, Transit ask) {
    return transactions.attempt(
        actor,
        tx ->
            session
                .open(tx, ask.customer(), ask.group())
                .compose(open -> transit(open, ask).map(open))
                .compose(open -> ledger.ofCustomer(tx.sql(), ask.customer(), open.group().id()))
                .map(memberships -> memberships.get(0)));
  }

  private Future<?> transit(LockedLedger open, Transit ask) {
    open.require(ask.transition());
    LedgerNote note = new LedgerNote(ask.reason(), open.now());
    return switch (ask.transition()) {
      case CANCEL -> cancel(open, note);
      case REINSTATE -> reinstate(open, note);
      case PAUSE -> pause(open, note);
      case RESUME -> resuming.resume(open, note);
      case TRIAL -> trial(open, note);
      case BUY, ASSIGN, END ->
          throw new IllegalArgumentException("asked elsewhere: " + ask.transition());
    };
  }

  private Future<?> cancel(LockedLedger open, LedgerNote note) {
    LedgerSession.emit(
        open,
        EventType.MEMBERSHIP_ENDING,
        null,
        lastEnd(open),
        new JsonObject().put("because", "cancelled"));
    return session.write(
        open, open.ledger().cancel(open.group().id()), MembershipState.ENDING, note);
  }

  private Future<?> reinstate(LockedLedger open, LedgerNote note) {
    LedgerSession.emit(
        open, EventType.MEMBERSHIP_REINSTATED, null, lastEnd(open), new JsonObject());
    return session.write(
        open, open.ledger().reinstate(open.group()), MembershipState.RUNNING, note);
  }

  private Future<?> pause(LockedLedger open, LedgerNote note) {
    if (open.own().stream().anyMatch(period -> period.source() == Source.TRIAL)) {
      throw Refusal.conflict("illegal-transition", "a trial cannot be paused").asException();
    }
    long group = open.group().id();
    List<Period> own = open.own();
    List<@Nullable Duration> left = own.stream().map(period -> left(open, period)).toList();
    LedgerSession.emit(open, EventType.MEMBERSHIP_PAUSED, null, null, new JsonObject());
    return session
        .write(open, open.ledger().pause(group), MembershipState.PAUSED, note)
        .compose(
            done ->
                paused.keep(
                    open.tx().sql(),
                    open.customer().id(),
                    group,
                    own.stream().map(Period::id).toList(),
                    left));
  }

  private @Nullable Duration left(LockedLedger open, Period period) {
    Instant begin = period.during().from();
    Instant until = period.during().until();
    Instant from = begin.isAfter(open.now()) ? begin : open.now();
    return until == null ? null : session.calendar().left(from, until);
  }

  private Future<?> trial(LockedLedger open, LedgerNote note) {
    Integer days = open.group().plan().trialDays();
    if (days == null || open.group().archived()) {
      throw Refusal.conflict("no-trial", "group " + open.group().code() + " offers no trial")
          .asException();
    }
    LedgerEntries entries = open.ledger().trial(open.group(), days);
    Instant end = Objects.requireNonNull(entries.grants().get(0).during().until());
    LedgerSession.emit(
        open,
        EventType.MEMBERSHIP_STARTED,
        open.now(),
        end,
        new JsonObject().put("source", "trial"));
    return session
        .states()
        .tryOut(open.tx().sql(), open.customer().id(), open.group().id(), open.now())
        .compose(done -> session.write(open, entries, MembershipState.RUNNING, note));
  }

  private static @Nullable Instant lastEnd(LockedLedger open) {
    List<Period> own = open.own();
    return own.get(own.size() - 1).during().until();
  }
}
