package dev.coterie.membership;

import dev.coterie.event.EventType;
import dev.coterie.ledger.LedgerNote;
import dev.coterie.ledger.MembershipState;
import dev.coterie.ledger.PausedPeriods;
import dev.coterie.ledger.tier.Period;
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

  /** What was paused goes on now; answers the ledger as it is then. */
  Future<LockedLedger> resume(LockedLedger locked, LedgerNote note) {
    return paused
        .take(locked.tx().sql(), locked.customer().id(), locked.group().id())
        .map(periods -> locked.ledger().resume(locked.group(), periods))
        .map(entries -> LedgerChange.of(locked, entries, MembershipState.RUNNING))
        .compose(change -> session.write(change, note).onSuccess(after -> announce(change)));
  }

  private static void announce(LedgerChange change) {
    List<Period> paid = change.after().paid();
    Instant end = paid.get(paid.size() - 1).during().until();
    change.emit(EventType.MEMBERSHIP_RESUMED, change.before().now(), end, new JsonObject());
  }
}
