package dev.coterie.membership;

import dev.coterie.bus.InOrder;
import dev.coterie.event.EventType;
import dev.coterie.ledger.LedgerNote;
import dev.coterie.ledger.MembershipState;
import dev.coterie.ledger.PausedPeriods;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

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

  /**
   * What is paused of the group's tier goes on, one group after the other, so that a purchase finds
   * all that is paid for; answers the ledger as it is then.
   */
  Future<LockedLedger> resumeTier(LockedLedger locked, LedgerNote note) {
    if (!locked.anyPaused()) {
      return Future.succeededFuture(locked);
    }
    return paused
        .groupsOfTier(locked.tx().sql(), locked.customer().id(), locked.group().exclusion())
        .compose(groups -> InOrder.each(groups, group -> resume(locked, group, note)))
        .compose(done -> reopen(locked, locked.group().id()));
  }

  private Future<LockedLedger> resume(LockedLedger locked, long group, LedgerNote note) {
    return reopen(locked, group).compose(other -> resume(other, note));
  }

  private Future<LockedLedger> reopen(LockedLedger locked, long group) {
    return session.open(locked.tx(), locked.customer().code(), group);
  }

  private static void announce(LedgerChange change) {
    Instant begin = change.entries().grants().get(0).during().from();
    change.emit(EventType.MEMBERSHIP_RESUMED, begin, change.after().paidUntil(), new JsonObject());
  }
}
