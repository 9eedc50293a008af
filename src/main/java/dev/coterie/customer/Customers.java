package dev.coterie.customer;

import dev.coterie.db.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;

/**
 * The table of customers. Erased customers stay in it, nameless, for the memberships' history; who
 * is given the code of one keeps the last event of that time, to see only those after it.
 */
public final class Customers {
  private static final String PUT =
      """
      INSERT INTO customers (code, email, name, web_account, events_after)
      VALUES ($1, $2, $3, $4, CASE
        WHEN EXISTS (SELECT FROM customers WHERE code = $1 AND erased_at IS NOT NULL)
        THEN (SELECT max(id) FROM events) END)
      ON CONFLICT (code) WHERE erased_at IS NULL DO UPDATE SET
        email = excluded.email, name = excluded.name, web_account = excluded.web_account
      RETURNING xmax = 0 AS created
      """;

  private static final String FIND =
      """
      SELECT code, email, name, web_account FROM customers
      WHERE code = $1 AND erased_at IS NULL
      """;

  private static final String LOCK_FOUND = FIND + "FOR NO KEY UPDATE";

  private static final String LOCK =
      """
      SELECT id, web_account FROM customers WHERE code = $1 AND erased_at IS NULL FOR NO KEY UPDATE
      """;

  private static final String ERASE =
      "UPDATE customers SET email = NULL, name = '', erased_at = $2 WHERE id = $1";

  /** Answers whether the customer is new. */
  public Future<Boolean> put(SqlClient sql, Customer customer) {
    return sql.preparedQuery(PUT)
        .execute(
            Tuple.of(customer.code(), customer.email(), customer.name(), customer.webAccount()))
        .map(rows -> rows.iterator().next().getBoolean("created"));
  }

  public Future<Optional<Customer>> find(SqlClient sql, String code) {
    return sql.preparedQuery(FIND)
        .execute(Tuple.of(code))
        .map(rows -> Rows.first(rows, Customers::customer));
  }

  /** The customer, locked against other writers. */
  Future<Optional<Customer>> lockFound(SqlClient sql, String code) {
    return sql.preparedQuery(LOCK_FOUND)
        .execute(Tuple.of(code))
        .map(rows -> Rows.first(rows, Customers::customer));
  }

  /** Locks the customer against other assignments and erasure. */
  public Future<Optional<LockedCustomer>> lock(SqlClient sql, String code) {
    return sql.preparedQuery(LOCK)
        .execute(Tuple.of(code))
        .map(
            rows ->
                Rows.first(
                    rows,
                    row ->
                        new LockedCustomer(
                            row.getLong("id"), code, row.getBoolean("web_account"))));
  }

  public Future<Void> erase(SqlClient sql, long id, Instant now) {
    return sql.preparedQuery(ERASE).execute(Tuple.of(id, Rows.utc(now))).mapEmpty();
  }

  static Customer customer(Row row) {
    return new Customer(
        row.getString("code"),
        row.getString("email"),
        row.getString("name"),
        row.getBoolean("web_account"));
  }
}
