package dev.coterie.order.account;

import dev.coterie.customer.AccountHooks;
import dev.coterie.db.Tx;
import dev.coterie.kernel.Money;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;

/** Says what an erased customer's account would take along. */
public final class AccountsOfCustomers implements AccountHooks {
  private final Accounts accounts = new Accounts();

  @Override
  public Future<List<Money>> balances(Tx tx, long customerId) {
    return accounts
        .ofCustomer(tx.sql(), customerId, Instant.EPOCH)
        .map(
            balances ->
                balances.stream()
                    .map(Balance::amount)
                    .filter(amount -> amount.amount().signum() > 0)
                    .toList());
  }
}
