package dev.coterie.order.account;

import dev.coterie.db.Rows;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Money;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Currency;
import java.util.List;

/** The table of credits: what the customers' accounts were credited with and what they paid. */
public final class Credits {
  private static final String BALANCE =
      """
      SELECT coalesce(sum(amount), 0) AS balance FROM credits
      WHERE customer_id = $1 AND currency = $2
      """;

  private static final String BOOK =
      """
      INSERT INTO credits (customer_id, amount, currency, reason, order_id, line_id, at)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      """;

  private static final String RETURN_USED =
      """
      INSERT INTO credits (customer_id, amount, currency, reason, order_id, line_id, at)
      SELECT customer_id, -amount, currency, 'returned', order_id, line_id, $3
      FROM credits WHERE order_id = $1 AND line_id = $2 AND reason = 'used'
      ON CONFLICT ON CONSTRAINT credits_once DO NOTHING
      """;

  /** Members are all who hold the group now or will, or have paused it. */
  private static final String OF_MEMBERS =
      """
      SELECT currency, sum(amount) AS balance FROM credits
      WHERE customer_id IN (
        SELECT customer_id FROM membership_periods
        WHERE group_id = $1 AND (upper_inf(during) OR upper(during) > $2)
        UNION ALL
        SELECT customer_id FROM membership_states WHERE group_id = $1 AND state = 'paused'
      )
      GROUP BY currency HAVING sum(amount) > 0 ORDER BY currency
      """;

  /** What the customer's account has in the currency, at least 0. */
  public Future<Money> balance(SqlClient sql, long customer, Currency currency) {
    return sql.preparedQuery(BALANCE)
        .execute(Tuple.of(customer, currency.getCurrencyCode()))
        .map(rows -> new Money(rows.iterator().next().getBigDecimal("balance"), currency));
  }

  /** What the accounts of the group's members have, in each currency. */
  Future<List<Money>> ofMembers(SqlClient sql, long groupId, Instant now) {
    return sql.preparedQuery(OF_MEMBERS)
        .execute(Tuple.of(groupId, Rows.utc(now)))
        .map(rows -> Rows.all(rows, row -> Rows.money(row, "balance", "currency")));
  }

  Future<Void> book(SqlClient sql, CreditEntry entry) {
    return sql.preparedQuery(BOOK)
        .execute(
            Tuple.of(
                entry.customerId(),
                entry.amount(),
                entry.currency().getCurrencyCode(),
                EnumNames.of(entry.reason()),
                entry.order(),
                entry.line(),
                Rows.utc(entry.at())))
        .mapEmpty();
  }

  /** Credits again what paid for a line; once, however often it is asked for. */
  Future<Void> returnUsed(SqlClient sql, String order, String line, Instant now) {
    return sql.preparedQuery(RETURN_USED).execute(Tuple.of(order, line, Rows.utc(now))).mapEmpty();
  }
}
