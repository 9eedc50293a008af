package dev.coterie.order.quote;

import dev.coterie.db.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The table of quotes. */
final class Quotes {
  private static final Duration RETENTION = Duration.ofDays(7);

  private static final String ADD =
      """
      WITH old AS (DELETE FROM membership_quotes WHERE expires_at < $10 AND order_id IS NULL)
      INSERT INTO membership_quotes
        (id, customer_id, group_id, quantity, charge, credit, currency, basis, expires_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """;

  private static final String FIND =
      """
      SELECT id, customer_id, group_id, quantity, charge, credit, currency, basis, expires_at,
        order_id
      FROM membership_quotes WHERE id = $1
      """;

  private static final String PLACE = "UPDATE membership_quotes SET order_id = $2 WHERE id = $1";

  /** Adds a quote, and deletes those that expired long ago and nobody bought on. */
  Future<Void> add(SqlClient sql, StoredQuote quote, Instant now) {
    return sql.preparedQuery(ADD)
        .execute(
            Tuple.tuple()
                .addString(quote.id())
                .addLong(quote.customerId())
                .addLong(quote.groupId())
                .addInteger(quote.quantity())
                .addBigDecimal(quote.charge().amount())
                .addBigDecimal(quote.credit().amount())
                .addString(quote.charge().currency().getCurrencyCode())
                .addString(quote.basis())
                .addOffsetDateTime(Rows.utc(quote.expiresAt()))
                .addOffsetDateTime(Rows.utc(now.minus(RETENTION))))
        .mapEmpty();
  }

  Future<Optional<StoredQuote>> find(SqlClient sql, String id) {
    return sql.preparedQuery(FIND)
        .execute(Tuple.of(id))
        .map(rows -> Rows.first(rows, Quotes::quote));
  }

  /** The order stands on the quote from now on, even if it is paid after the quote expires. */
  Future<Void> place(SqlClient sql, String id, String order) {
    return sql.preparedQuery(PLACE).execute(Tuple.of(id, order)).mapEmpty();
  }

  private static StoredQuote quote(Row row) {
    return new StoredQuote(
        row.getString("id"),
        row.getLong("customer_id"),
        row.getLong("group_id"),
        row.getInteger("quantity"),
        Rows.money(row, "charge", "currency"),
        Rows.money(row, "credit", "currency"),
        row.getString("basis"),
        Rows.instant(row, "expires_at"),
        row.getString("order_id"));
  }
}
