package dev.coterie.order.gift;

import dev.coterie.db.Rows;
import dev.coterie.kernel.Money;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The table of gifts: a code for each unit of a gift line. */
public final class Gifts {
  private static final String MAKE =
      """
      INSERT INTO gifts
        (code, order_id, line_id, unit, group_id, duration_days, worth, currency, made_at)
      SELECT code, $2, $3, place - 1, $4, $5, worth::numeric, worth_currency, $8
      FROM unnest($1::text[], $6::text[], $7::text[]) WITH ORDINALITY
        AS made (code, worth, worth_currency, place)
      """;

  private static final String COLUMNS =
      """
      SELECT gifts.code, gifts.order_id, gifts.line_id, gifts.unit, gifts.group_id,
        gifts.duration_days, gifts.worth, gifts.currency, gifts.withdrawn_at IS NOT NULL AS withdrawn,
        customer.code AS redeemed_by,
        (SELECT orders.customer FROM orders WHERE orders.id = gifts.order_id) AS buyer
      FROM gifts LEFT JOIN customers AS customer ON customer.id = gifts.redeemed_by
      """;

  private static final String LOCK = "SELECT FROM gifts WHERE code = $1 FOR UPDATE";

  private static final String FIND = COLUMNS + "WHERE gifts.code = $1";

  private static final String LOCK_UNITS =
      """
      SELECT FROM gifts WHERE order_id = $1 AND line_id = $2 AND unit >= $3
      ORDER BY unit FOR UPDATE
      """;

  private static final String FIND_UNITS =
      COLUMNS
          + """
          WHERE gifts.order_id = $1 AND gifts.line_id = $2 AND gifts.unit >= $3
          ORDER BY gifts.unit
          """;

  private static final String REDEEM =
      "UPDATE gifts SET redeemed_by = $2, redeemed_at = $3 WHERE code = $1";

  private static final String WITHDRAW =
      "UPDATE gifts SET withdrawn_at = $2 WHERE code = ANY ($1) AND withdrawn_at IS NULL";

  private static final String COUNT_OPEN =
      """
      SELECT count(*) AS open FROM gifts
      WHERE group_id = $1 AND redeemed_at IS NULL AND withdrawn_at IS NULL
      """;

  /** Makes a code for each unit of a line. */
  public Future<Void> make(SqlClient sql, NewGifts gifts, Instant now) {
    return sql.preparedQuery(MAKE)
        .execute(
            Tuple.tuple()
                .addArrayOfString(GiftCode.make(gifts.worths().size()).toArray(String[]::new))
                .addString(gifts.order())
                .addString(gifts.line())
                .addLong(gifts.groupId())
                .addInteger(gifts.days())
                .addArrayOfString(Rows.texts(gifts.worths(), Money::text))
                .addArrayOfString(
                    Rows.texts(gifts.worths(), worth -> worth.currency().getCurrencyCode()))
                .addOffsetDateTime(Rows.utc(now)))
        .mapEmpty();
  }

  Future<Optional<Gift>> lock(SqlConnection sql, String code) {
    return lockThenRead(sql, LOCK, FIND, Tuple.of(code)).map(rows -> Rows.first(rows, Gifts::gift));
  }

  /**
   * Withdraws the gifts of a line from a unit on, so that they can no longer be redeemed; answers
   * the codes of the customers who have redeemed one before, each once.
   */
  public Future<List<String>> withdraw(
      SqlConnection sql, String order, String line, int firstUnit, Instant now) {
    return lockThenRead(sql, LOCK_UNITS, FIND_UNITS, Tuple.of(order, line, firstUnit))
        .map(rows -> Rows.all(rows, Gifts::gift))
        .compose(gifts -> withdraw(sql, gifts, now).map(redeemers(gifts)));
  }

  private static Future<Void> withdraw(SqlClient sql, List<Gift> gifts, Instant now) {
    return sql.preparedQuery(WITHDRAW)
        .execute(Tuple.of(Rows.texts(gifts, Gift::code), Rows.utc(now)))
        .mapEmpty();
  }

  private static List<String> redeemers(List<Gift> gifts) {
    return gifts.stream()
        .map(Gift::redeemedBy)
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .toList();
  }

  /** Reads after the lock: a statement that waited for it would join rows from before the wait. */
  private static Future<RowSet<Row>> lockThenRead(
      SqlConnection sql, String lock, String read, Tuple key) {
    return sql.preparedQuery(lock)
        .execute(key)
        .compose(locked -> sql.preparedQuery(read).execute(key));
  }

  Future<Void> redeem(SqlClient sql, String code, long customer, Instant now) {
    return sql.preparedQuery(REDEEM).execute(Tuple.of(code, customer, Rows.utc(now))).mapEmpty();
  }

  /** How many gifts of the group are neither redeemed nor withdrawn. */
  Future<Long> open(SqlClient sql, long groupId) {
    return sql.preparedQuery(COUNT_OPEN)
        .execute(Tuple.of(groupId))
        .map(rows -> rows.iterator().next().getLong("open"));
  }

  private static Gift gift(Row row) {
    return new Gift(
        row.getString("code"),
        row.getString("order_id"),
        row.getString("line_id"),
        row.getString("buyer"),
        row.getInteger("unit"),
        row.getLong("group_id"),
        row.getInteger("duration_days"),
        Rows.money(row, "worth", "currency"),
        row.getBoolean("withdrawn"),
        row.getString("redeemed_by"));
  }
}
