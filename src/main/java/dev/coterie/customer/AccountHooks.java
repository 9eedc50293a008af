package dev.coterie.customer;

import dev.coterie.db.Tx;
import dev.coterie.kernel.Money;
import io.vertx.core.Future;
import java.util.List;

/**
 * What an erasure asks of the owner of the customers' accounts, within its transaction, which has
 * locked the customer.
 */
public interface AccountHooks {

  /** What stands on the customer's account, above 0, by currency; empty where nothing does. */
  Future<List<Money>> balances(Tx tx, long customerId);
}
