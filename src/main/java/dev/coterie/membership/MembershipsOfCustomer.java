package dev.coterie.membership;

import dev.coterie.customer.CustomerHooks;
import dev.coterie.db.Tx;
import dev.coterie.expiry.ScheduledNotices;
import dev.coterie.ledger.Periods;
import io.vertx.core.Future;
import java.time.Instant;

/** Says what an erasure of a customer must know of the ledger. */
public final class MembershipsOfCustomer implements CustomerHooks {
  private final Periods periods = new Periods();
  private final ScheduledNotices scheduled = new ScheduledNotices();

  /** Announces what is overdue first, while the customer has the code. */
  @Override
  public Future<Boolean> holdsMemberships(Tx tx, long customerId, Instant now) {
    return scheduled
        .takeOf(tx.sql(), customerId, now)
        .onSuccess(overdue -> overdue.forEach(notice -> tx.emit(notice.event(now))))
        .compose(announced -> periods.anyAfter(tx.sql(), customerId, now));
  }
}
