package dev.coterie.membership;

import dev.coterie.customer.LockedCustomer;
import dev.coterie.db.Tx;
import io.vertx.core.Future;
import java.time.Instant;

/**
 * What a change of a customer's memberships sets off within its transaction, which has locked the
 * customer. The owner of shops implements it.
 */
public interface LedgerHooks {
  /** Nothing. */
  LedgerHooks NONE = (tx, customer, now) -> Future.succeededFuture();

  /** The ledger of the customer was written. */
  Future<Void> written(Tx tx, LockedCustomer customer, Instant now);
}
