package dev.coterie.order.account;

import dev.coterie.customer.AccountHooks;
import dev.coterie.db.Rows;
import dev.coterie.db.Tx;
import dev.coterie.kernel.Money;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** Says what an erased customer's account would take along. */
public final class AccountsOfCustomers implements AccountHooks {
  private static final String BALANCES =
      """
      SELECT currency, sum(amount) AS balance FROM credits
      WHERE customer_id = $1
      GROUP BY currency HAVING sum(amount) > 0 ORDER BY currency
      """;

  @Override
  public Future<List<Money>> balances(Tx tx, long customerId) {
    return tx.sql()
        .preparedQuery(BALANCES)
        .execute(Tuple.of(customerId))
        .map(rows -> Rows.all(rows, row -> Rows.money(row, "balance", "currency")));
  }
}
