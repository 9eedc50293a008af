package dev.coterie.membership;

import dev.coterie.event.EventType;
import dev.coterie.ledger.LedgerEntries;
import dev.coterie.ledger.LedgerNote;
import dev.coterie.ledger.MembershipState;
import dev.coterie.ledger.PausedPeriods;
import dev.coterie.ledger.Period;
import dev.coterie.ledger.TierLedger;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/** How a paused membership goes on: when it is asked to, or when more of it is bought. */
final class Resumption {
  private final LedgerSession session;
  private final PausedPeriods paused = new PausedPeriods();

  Resumption(LedgerSession session) {
    this.session = session;
  }

  /** What was kept goes on now. */
  Future<Void> resume(LockedLedger open, LedgerNote note) {
    long customer = open.customer().id();
    long group = open.group().id();
    return paused
        .take(open.tx().sql(), customer, group)
        .compose(
            kept -> {
              LedgerEntries entries = open.ledger().resume(open.group(), kept);
              return session.write(open, entries, MembershipState.RUNNING, note);
            })
        .onSuccess(after -> announce(open, after))
        .mapEmpty();
  }

  private static void announce(LockedLedger open, TierLedger after) {
    List<Period> own = after.paid(TierLedger.of(open.group().id()));
    Instant end = own.get(own.size() - 1).during().until();
    LedgerSession.emit(open, EventType.MEMBERSHIP_RESUMED, open.now(), end, new JsonObject());
  }
}
