package dev.coterie.customer;

import dev.coterie.db.Tx;
import io.vertx.core.Future;

/**
 * What an erasure has those forget who keep something of customers, within its transaction. The
 * owner of mails implements it.
 */
public interface ErasureHooks {

  /** Forgets what is kept of the customer, who may be erased. */
  Future<Void> erased(Tx tx, long customerId);
}
