package dev.coterie.customer;

import dev.coterie.db.Tx;
import io.vertx.core.Future;
import java.time.Instant;

/**
 * What an erasure asks of those whose records depend on the customer, within its transaction, which
 * has locked the customer. The owner of memberships implements it.
 */
public interface CustomerHooks {

  /** Whether the customer is or will be in any group after the instant, be it after a pause. */
  Future<Boolean> holdsMemberships(Tx tx, long customerId, Instant now);
}
