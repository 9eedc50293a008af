package dev.coterie.membership;

import dev.coterie.db.ChangeFeed;
import dev.coterie.db.Transactions;
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
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a membership goes through between its begin and its end, but for what is bought. */
final class TransitionService {
  private final Transactions transactions;
  private final LedgerSession desk;
  private final LedgerReader ledger = new LedgerReader();
  private final PausedPeriods paused = new PausedPeriods();
  private final Resumption resuming;

  TransitionService(Pool pool, ChangeFeed feed, LedgerSession desk) {
    this.transactions = new Transactions(pool, feed, MembershipContract.REFUSALS);
    this.desk = desk;
    this.resuming = new Resumption(desk);
  }

  Future<Result<Membership>> move(Transit ask) {
    return transactions.attempt(
        tx ->
            desk.open(tx, ask.customer(), ask.group())
                .compose(open -> move(open, ask).map(open))
                .compose(open -> ledger.ofCustomer(tx.sql(), ask.customer(), open.group().id()))
                .map(memberships -> memberships.get(0)));
  }

  private Future<?> move(LockedLedger open, Transit ask) {
    ask.move().require(open.status());
    LedgerNote note = new LedgerNote(ask.actor(), ask.reason(), open.now());
    return switch (ask.move()) {
      case CANCEL -> cancel(open, note);
      case REINSTATE -> reinstate(open, note);
      case PAUSE -> pause(open, note);
      case RESUME -> resuming.resume(open, note);
      case TRIAL -> trial(open, note);
      case BUY, ASSIGN, END -> throw new IllegalArgumentException("asked elsewhere: " + ask.move());
    };
  }

  private Future<?> cancel(LockedLedger open, LedgerNote note) {
    LedgerSession.happened(
        open,
        "membership.ending",
        null,
        lastEnd(open),
        new JsonObject().put("because", "cancelled"));
    return desk.write(open, open.ledger().cancel(open.group().id()), MembershipState.ENDING, note);
  }

  private Future<?> reinstate(LockedLedger open, LedgerNote note) {
    LedgerSession.happened(open, "membership.reinstated", null, lastEnd(open), new JsonObject());
    return desk.write(open, open.ledger().reinstate(open.group()), MembershipState.RUNNING, note);
  }

  private Future<?> pause(LockedLedger open, LedgerNote note) {
    if (open.own().stream().anyMatch(stretch -> stretch.source() == Source.TRIAL)) {
      throw Refusal.conflict("illegal-move", "a trial cannot be paused").asException();
    }
    long group = open.group().id();
    List<Period> own = open.own();
    List<@Nullable Duration> left = own.stream().map(stretch -> left(open, stretch)).toList();
    LedgerSession.happened(open, "membership.paused", null, null, new JsonObject());
    return desk.write(open, open.ledger().pause(group), MembershipState.PAUSED, note)
        .compose(
            done ->
                paused.keep(
                    open.tx().sql(),
                    open.customer().id(),
                    group,
                    own.stream().map(Period::id).toList(),
                    left));
  }

  private @Nullable Duration left(LockedLedger open, Period stretch) {
    Instant begin = stretch.during().from();
    Instant until = stretch.during().until();
    Instant from = begin.isAfter(open.now()) ? begin : open.now();
    return until == null ? null : desk.calendar().left(from, until);
  }

  private Future<?> trial(LockedLedger open, LedgerNote note) {
    Integer days = open.group().plan().trialDays();
    if (days == null || open.group().archived()) {
      throw Refusal.conflict("no-trial", "group " + open.group().code() + " offers no trial")
          .asException();
    }
    LedgerEntries entries = open.ledger().trial(open.group(), days);
    Instant end = Objects.requireNonNull(entries.grants().get(0).during().until());
    LedgerSession.happened(
        open, "membership.started", open.now(), end, new JsonObject().put("source", "trial"));
    return desk.lives()
        .tryOut(open.tx().sql(), open.customer().id(), open.group().id(), open.now())
        .compose(done -> desk.write(open, entries, MembershipState.RUNNING, note));
  }

  private static @Nullable Instant lastEnd(LockedLedger open) {
    List<Period> own = open.own();
    return own.get(own.size() - 1).during().until();
  }
}
