package dev.coterie.membership;

import dev.coterie.db.ChangeFeed;
import dev.coterie.db.Transactions;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import dev.coterie.membership.Membership.Life;
import dev.coterie.membership.MembershipContract.MoveOn;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a membership goes through between its begin and its end, but for what is bought. */
final class LifeService {
  private final Transactions transactions;
  private final LedgerDesk desk;
  private final LedgerReader ledger = new LedgerReader();
  private final PausedPeriods paused = new PausedPeriods();
  private final Resuming resuming;

  LifeService(Pool pool, ChangeFeed feed, LedgerDesk desk) {
    this.transactions = new Transactions(pool, feed, MembershipContract.REFUSALS);
    this.desk = desk;
    this.resuming = new Resuming(desk);
  }

  Future<Result<Membership>> move(MoveOn ask) {
    return transactions.attempt(
        tx ->
            desk.open(tx, ask.customer(), ask.group())
                .compose(open -> move(open, ask).map(open))
                .compose(open -> ledger.ofCustomer(tx.sql(), ask.customer(), open.group().id()))
                .map(memberships -> memberships.get(0)));
  }

  private Future<?> move(OpenLedger open, MoveOn ask) {
    ask.move().require(open.status());
    Stretches.Note note = new Stretches.Note(ask.actor(), ask.reason(), open.now());
    return switch (ask.move()) {
      case CANCEL -> cancel(open, note);
      case REINSTATE -> reinstate(open, note);
      case PAUSE -> pause(open, note);
      case RESUME -> resuming.resume(open, note);
      case TRIAL -> trial(open, note);
      case BUY, ASSIGN, END -> throw new IllegalArgumentException("asked elsewhere: " + ask.move());
    };
  }

  private Future<?> cancel(OpenLedger open, Stretches.Note note) {
    LedgerDesk.happened(
        open,
        "membership.ending",
        null,
        lastEnd(open),
        new JsonObject().put("because", "cancelled"));
    return desk.write(open, open.ledger().cancel(open.group().id()), Life.ENDING, note);
  }

  private Future<?> reinstate(OpenLedger open, Stretches.Note note) {
    LedgerDesk.happened(open, "membership.reinstated", null, lastEnd(open), new JsonObject());
    return desk.write(open, open.ledger().reinstate(open.group()), Life.RUNNING, note);
  }

  private Future<?> pause(OpenLedger open, Stretches.Note note) {
    if (open.own().stream().anyMatch(stretch -> stretch.source() == Source.TRIAL)) {
      throw Refusal.conflict("illegal-move", "a trial cannot be paused").asException();
    }
    long group = open.group().id();
    List<Stretch> own = open.own();
    List<@Nullable Duration> left = own.stream().map(stretch -> left(open, stretch)).toList();
    LedgerDesk.happened(open, "membership.paused", null, null, new JsonObject());
    return desk.write(open, open.ledger().pause(group), Life.PAUSED, note)
        .compose(
            done ->
                paused.keep(
                    open.tx().sql(),
                    open.customer().id(),
                    group,
                    own.stream().map(Stretch::id).toList(),
                    left));
  }

  private @Nullable Duration left(OpenLedger open, Stretch stretch) {
    Instant begin = stretch.during().from();
    Instant until = stretch.during().until();
    Instant from = begin.isAfter(open.now()) ? begin : open.now();
    return until == null ? null : desk.calendar().left(from, until);
  }

  private Future<?> trial(OpenLedger open, Stretches.Note note) {
    Integer days = open.group().plan().trialDays();
    if (days == null || open.group().archived()) {
      throw Refusal.conflict("no-trial", "group " + open.group().code() + " offers no trial")
          .asException();
    }
    Entries entries = open.ledger().trial(open.group(), days);
    Instant end = Objects.requireNonNull(entries.grants().get(0).during().until());
    LedgerDesk.happened(
        open, "membership.started", open.now(), end, new JsonObject().put("source", "trial"));
    return desk.lives()
        .tryOut(open.tx().sql(), open.customer().id(), open.group().id(), open.now())
        .compose(done -> desk.write(open, entries, Life.RUNNING, note));
  }

  private static @Nullable Instant lastEnd(OpenLedger open) {
    List<Stretch> own = open.own();
    return own.get(own.size() - 1).during().until();
  }
}
