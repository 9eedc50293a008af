package dev.coterie.customer;

import dev.coterie.db.Tx;
import io.vertx.core.Future;

/**
 * What an erasure has those forget who keep something of customers, within its transaction. The
 * owners of mails and of lists implement it.
 */
public interface ErasureHooks {

  /** Forgets what is kept of the customer, who still has the code and the e-mail address. */
  Future<Void> forget(Tx tx, long customerId);
}
