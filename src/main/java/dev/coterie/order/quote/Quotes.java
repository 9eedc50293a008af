package dev.coterie.order.quote;

import dev.coterie.db.Rows;
import dev.coterie.ledger.tier.OrderUnit;
import dev.coterie.ledger.tier.UnusedValue;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

  private static final String ADD_UNITS =
      """
      INSERT INTO quoted_units (quote_id, order_id, line_id, unit, value)
      SELECT $1, order_id, line_id, unit, value::numeric
      FROM unnest($2::text[], $3::text[], $4::integer[], $5::text[])
        AS quoted (order_id, line_id, unit, value)
      """;

  private static final String FIND =
      """
      SELECT id, customer_id, group_id, quantity, charge, credit, currency, basis, expires_at,
        quote.order_id, reserved_until, unit.order_id AS unit_order, unit.line_id, unit.unit,
        unit.value
      FROM membership_quotes AS quote LEFT JOIN quoted_units AS unit ON unit.quote_id = quote.id
      WHERE id = $1
      ORDER BY unit.order_id, unit.line_id, unit.unit
      """;

  private static final String PLACE =
      "UPDATE membership_quotes SET order_id = $2, reserved_until = $3 WHERE id = $1";

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
        .compose(added -> addUnits(sql, quote));
  }

  private static Future<Void> addUnits(SqlClient sql, StoredQuote quote) {
    List<UnusedValue> units = quote.units();
    if (units.isEmpty()) {
      return Future.succeededFuture();
    }
    return sql.preparedQuery(ADD_UNITS)
        .execute(
            Tuple.of(
                quote.id(),
                Rows.texts(units, unused -> unused.unit().order()),
                Rows.texts(units, unused -> unused.unit().line()),
                units.stream().map(unused -> unused.unit().number()).toArray(Integer[]::new),
                Rows.texts(units, unused -> unused.value().text())))
        .mapEmpty();
  }

  Future<Optional<StoredQuote>> find(SqlClient sql, String id) {
    return sql.preparedQuery(FIND)
        .execute(Tuple.of(id))
        .map(rows -> Rows.first(rows, row -> quote(row, units(rows))));
  }

  /** The order stands on the quote from now on, and its credit is reserved so long. */
  Future<Void> place(SqlClient sql, String id, String order, Instant reservedUntil) {
    return sql.preparedQuery(PLACE)
        .execute(Tuple.of(id, order, Rows.utc(reservedUntil)))
        .mapEmpty();
  }

  private static List<UnusedValue> units(RowSet<Row> rows) {
    return Rows.all(rows, row -> row).stream()
        .filter(row -> row.getString("unit_order") != null)
        .map(Quotes::unit)
        .toList();
  }

  private static UnusedValue unit(Row row) {
    return new UnusedValue(
        new OrderUnit(
            row.getString("unit_order"), row.getString("line_id"), row.getInteger("unit")),
        Rows.money(row, "value", "currency"));
  }

  private static StoredQuote quote(Row row, List<UnusedValue> units) {
    return new StoredQuote(
        row.getString("id"),
        row.getLong("customer_id"),
        row.getLong("group_id"),
        row.getInteger("quantity"),
        Rows.money(row, "charge", "currency"),
        Rows.money(row, "credit", "currency"),
        row.getString("basis"),
        Rows.instant(row, "expires_at"),
        units,
        row.getString("order_id"),
        Rows.instantOrNull(row, "reserved_until"));
  }
}
