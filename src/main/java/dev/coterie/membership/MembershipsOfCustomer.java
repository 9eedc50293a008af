package dev.coterie.membership;

import dev.coterie.customer.CustomerHooks;
import dev.coterie.db.Tx;
import dev.coterie.ledger.Periods;
import io.vertx.core.Future;
import java.time.Instant;

/** Says what an erasure of a customer must know of the ledger. */
public final class MembershipsOfCustomer implements CustomerHooks {
  private final Periods periods = new Periods();

  @Override
  public Future<Boolean> holdsMemberships(Tx tx, long customerId, Instant now) {
    return periods.anyAfter(tx.sql(), customerId, now);
  }
}
