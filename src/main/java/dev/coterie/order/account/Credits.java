package dev.coterie.order.account;

import dev.coterie.db.Rows;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Sequence;
import dev.coterie.ledger.tier.OrderUnit;
import dev.coterie.order.charge.LineKey;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of what was booked on the customers' accounts. */
final class Credits {
  private static final String BOOK =
      """
      WITH account AS (
        UPDATE accounts SET balance = balance + $2 WHERE customer_id = $1 AND currency = $3
        RETURNING balance
      )
      INSERT INTO credits
        (customer_id, amount, currency, reason, order_id, line_id, unit_order_id, unit_line_id, unit,
         actor, note, at)
      SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12 FROM account
      RETURNING (SELECT code FROM customers WHERE id = $1) AS customer,
        (SELECT balance FROM account) AS balance
      """;

  private static final String USED_BY_LINE =
      """
      SELECT customer_id, currency,
        EXISTS (SELECT FROM customers WHERE id = customer_id AND erased_at IS NOT NULL) AS erased,
        -sum(amount) FILTER (WHERE reason = 'used') AS used,
        coalesce(sum(amount) FILTER (WHERE reason = 'returned'), 0) AS returned
      FROM credits
      WHERE order_id = $1 AND line_id = $2 AND reason IN ('used', 'returned')
      GROUP BY customer_id, currency
      """;

  private static final String OF_UNITS =
      """
      SELECT customer_id, currency, unit_order_id, unit_line_id, unit, sum(amount) AS amount
      FROM credits
      WHERE unit_order_id = $1 AND unit_line_id = $2 AND unit >= $3 AND unit < $4
      GROUP BY customer_id, currency, unit_order_id, unit_line_id, unit
      HAVING sum(amount) > 0
      ORDER BY unit, customer_id
      """;

  private static final String REMAINING =
      """
      SELECT CASE WHEN line.gives_nothing THEN 0 ELSE coalesce(
          (SELECT worth FROM gifts WHERE (order_id, line_id, unit) = ($1, $2, $3)),
          (SELECT worth FROM membership_periods
           WHERE (order_id, line_id, unit) = ($1, $2, $3)
             AND continues IS NULL AND source <> 'grace'),
          0) - coalesce(
          (SELECT sum(amount) FROM credits
           WHERE (unit_order_id, unit_line_id, unit) = ($1, $2, $3)),
          0) END AS remaining
      FROM (
        SELECT bool_or($3 >= order_lines.quantity - order_lines.refunded
          OR orders.cancelled_at IS NOT NULL
          OR EXISTS (SELECT FROM membership_periods AS period
            WHERE (period.order_id, period.line_id, period.unit) = ($1, $2, $3)
              AND source <> 'grace' AND (upper_inf(during) OR upper(during) > $4)))
          AS gives_nothing
        FROM order_lines JOIN orders ON orders.id = order_lines.order_id
        WHERE order_lines.order_id = $1 AND order_lines.line_id = $2
      ) AS line
      """;

  private static final String LIST =
      """
      SELECT credit.id, credit.amount, credit.currency, credit.reason, credit.order_id, credit.actor,
        credit.note, credit.at
      FROM credits AS credit
      WHERE credit.customer_id = $1 AND credit.id %1$s $2 ORDER BY credit.id %2$s LIMIT $3
      """;

  /** Books an entry on an account that was opened; answers the account afterwards. */
  Future<Booked> book(SqlClient sql, CreditEntry entry, String actor) {
    LineKey line = entry.line();
    OrderUnit unit = entry.unit();
    Tuple values =
        Tuple.tuple()
            .addLong(entry.customerId())
            .addBigDecimal(entry.amount())
            .addString(entry.currency().getCurrencyCode())
            .addString(EnumNames.of(entry.reason()))
            .addString(line == null ? null : line.order())
            .addString(line == null ? null : line.line())
            .addString(unit == null ? null : unit.order())
            .addString(unit == null ? null : unit.line())
            .addInteger(unit == null ? null : unit.number())
            .addString(actor)
            .addString(entry.note())
            .addOffsetDateTime(Rows.utc(entry.at()));
    return sql.preparedQuery(BOOK)
        .execute(values)
        .map(rows -> rows.iterator().next())
        .map(row -> new Booked(row.getString("customer"), row.getBigDecimal("balance")));
  }

  /** What an account paid for a line; null where none did. */
  Future<@Nullable UsedCredit> usedBy(SqlClient sql, LineKey line) {
    return sql.preparedQuery(USED_BY_LINE)
        .execute(Tuple.of(line.order(), line.line()))
        .map(rows -> Rows.first(rows, Credits::used).orElse(null));
  }

  /** What units of a line brought to accounts and was not taken back. */
  Future<List<UnitCredit>> ofUnits(SqlClient sql, LineKey line, int from, int to) {
    return sql.preparedQuery(OF_UNITS)
        .execute(Tuple.of(line.order(), line.line(), from, to))
        .map(rows -> Rows.all(rows, Credits::unitCredit));
  }

  /**
   * What was paid for a unit and neither credited nor taken back, to the ten-thousandth; nothing of
   * one that was refunded, or has time left.
   */
  Future<BigDecimal> remaining(SqlClient sql, OrderUnit unit, Instant now) {
    return sql.preparedQuery(REMAINING)
        .execute(Tuple.of(unit.order(), unit.line(), unit.number(), Rows.utc(now)))
        .map(rows -> rows.iterator().next().getBigDecimal("remaining"));
  }

  /** The entries of an account. */
  Future<Page<AccountEntry>> list(
      SqlClient sql, long customer, Sequence sequence, PageRequest page) {
    return sql.preparedQuery(sequence.sql(LIST))
        .execute(Tuple.of(customer, sequence.cursor(page), page.limit() + 1))
        .map(rows -> Rows.page(rows, Credits::entry, page, entry -> Long.toString(entry.id())));
  }

  /**
   * An account after an entry.
   *
   * @param customer the code
   */
  record Booked(String customer, BigDecimal balance) {}

  /**
   * What an account paid for a line.
   *
   * @param used in all
   * @param returned of it so far
   * @param erased whether the customer was, and has no account any more
   */
  record UsedCredit(long customerId, Money used, Money returned, boolean erased) {}

  /** What a unit brought to a customer's account and was not taken back. */
  record UnitCredit(long customerId, OrderUnit unit, Money amount) {}

  private static UsedCredit used(Row row) {
    Currency currency = Money.currency(row.getString("currency"));
    return new UsedCredit(
        row.getLong("customer_id"),
        new Money(row.getBigDecimal("used"), currency),
        new Money(row.getBigDecimal("returned"), currency),
        row.getBoolean("erased"));
  }

  private static UnitCredit unitCredit(Row row) {
    return new UnitCredit(
        row.getLong("customer_id"),
        new OrderUnit(
            row.getString("unit_order_id"), row.getString("unit_line_id"), row.getInteger("unit")),
        Rows.money(row, "amount", "currency"));
  }

  private static AccountEntry entry(Row row) {
    return new AccountEntry(
        row.getLong("id"),
        row.getBigDecimal("amount"),
        Money.currency(row.getString("currency")),
        EnumNames.read(row.getString("reason"), CreditReason.class),
        row.getString("order_id"),
        row.getString("actor"),
        row.getString("note"),
        Rows.instant(row, "at"));
  }
}
