package dev.coterie.membership;

import dev.coterie.membership.Membership.Life;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/** How a paused membership goes on: when it is asked to, or when more of it is bought. */
final class Resuming {
  private final LedgerDesk desk;
  private final PausedPeriods paused = new PausedPeriods();

  Resuming(LedgerDesk desk) {
    this.desk = desk;
  }

  /** What was kept goes on now. */
  Future<Void> resume(OpenLedger open, Stretches.Note note) {
    long customer = open.customer().id();
    long group = open.group().id();
    return paused
        .take(open.tx().sql(), customer, group)
        .compose(
            kept -> {
              Entries entries = open.ledger().resume(open.group(), kept);
              return desk.write(open, entries, Life.RUNNING, note);
            })
        .onSuccess(after -> announce(open, after))
        .mapEmpty();
  }

  private static void announce(OpenLedger open, TierLedger after) {
    List<Stretch> own = after.paid(TierLedger.of(open.group().id()));
    Instant end = own.get(own.size() - 1).during().until();
    LedgerDesk.happened(open, "membership.resumed", open.now(), end, new JsonObject());
  }
}
