package dev.coterie.order.account;

import dev.coterie.db.Rows;
import dev.coterie.kernel.Money;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** The table of the customers' accounts: what each has in each currency, never below 0. */
public final class Accounts {
  /**
   * A quote has its credit reserved from when its order is placed until it is paid, or too late.
   */
  private static final String RESERVED =
      """
      SELECT coalesce(sum(quote.credit), 0) FROM membership_quotes AS quote
        JOIN order_lines AS line
          ON line.order_id = quote.order_id AND line.quote_id = quote.id
        JOIN orders ON orders.id = line.order_id
      WHERE quote.customer_id = owner.id AND quote.currency = asked.currency
        AND quote.order_id IS NOT NULL AND quote.reserved_until > $2
        AND quote.id <> $3 AND line.fulfilled_at IS NULL AND orders.cancelled_at IS NULL
        AND line.refunded < line.quantity
      """;

  private static final String BALANCE =
      """
      SELECT asked.currency, coalesce(account.balance, 0) AS balance, (%s) AS reserved
      FROM (SELECT $1::bigint AS id) AS owner
        CROSS JOIN (SELECT $4::text AS currency) AS asked
        LEFT JOIN accounts AS account
          ON account.customer_id = owner.id AND account.currency = asked.currency
      """
          .formatted(RESERVED);

  private static final String OF_CUSTOMER =
      """
      SELECT asked.currency, asked.balance, (%s) AS reserved
      FROM (SELECT $1::bigint AS id) AS owner
        JOIN accounts AS asked ON asked.customer_id = owner.id
      ORDER BY asked.currency
      """
          .formatted(RESERVED);

  private static final String OF_MEMBERS =
      """
      SELECT currency, sum(balance) AS balance FROM accounts
      WHERE customer_id IN (
        SELECT customer_id FROM membership_periods
        WHERE group_id = $1 AND (upper_inf(during) OR upper(during) > $2)
        UNION ALL
        SELECT customer_id FROM membership_states WHERE group_id = $1 AND state = 'paused'
      )
      GROUP BY currency HAVING sum(balance) > 0 ORDER BY currency
      """;

  private static final String OPEN =
      """
      INSERT INTO accounts (customer_id, currency, balance) VALUES ($1, $2, 0)
      ON CONFLICT ON CONSTRAINT accounts_pkey DO NOTHING
      """;

  private static final String OWNER =
      "SELECT id FROM customers WHERE code = $1 AND erased_at IS NULL";

  private static final String NO_QUOTE = "";

  /** What the customer has in the currency, and how much of it is reserved for orders. */
  public Future<Balance> balance(SqlClient sql, long customer, Currency currency, Instant now) {
    return balance(sql, customer, currency, NO_QUOTE, now);
  }

  /** As {@link #balance(SqlClient, long, Currency, Instant)}, without what this quote reserves. */
  public Future<Balance> balance(
      SqlClient sql, long customer, Currency currency, String exceptQuote, Instant now) {
    return sql.preparedQuery(BALANCE)
        .execute(Tuple.of(customer, Rows.utc(now), exceptQuote, currency.getCurrencyCode()))
        .map(rows -> balance(rows.iterator().next()));
  }

  /** The id of the customer with the code. */
  Future<Optional<Long>> owner(SqlClient sql, String code) {
    return sql.preparedQuery(OWNER)
        .execute(Tuple.of(code))
        .map(rows -> Rows.first(rows, row -> row.getLong("id")));
  }

  /** What the customer has in each currency. */
  Future<List<Balance>> ofCustomer(SqlClient sql, long customer, Instant now) {
    return sql.preparedQuery(OF_CUSTOMER)
        .execute(Tuple.of(customer, Rows.utc(now), NO_QUOTE))
        .map(rows -> Rows.all(rows, Accounts::balance));
  }

  /** What the accounts of the group's members have, in each currency. */
  Future<List<Money>> ofMembers(SqlClient sql, long groupId, Instant now) {
    return sql.preparedQuery(OF_MEMBERS)
        .execute(Tuple.of(groupId, Rows.utc(now)))
        .map(rows -> Rows.all(rows, row -> Rows.money(row, "balance", "currency")));
  }

  /** Opens the account unless there is one. */
  Future<Void> open(SqlClient sql, long customer, Currency currency) {
    return sql.preparedQuery(OPEN)
        .execute(Tuple.of(customer, currency.getCurrencyCode()))
        .mapEmpty();
  }

  private static Balance balance(Row row) {
    return new Balance(
        Rows.money(row, "balance", "currency"), Rows.money(row, "reserved", "currency"));
  }
}
