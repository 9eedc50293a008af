package dev.coterie.ledger;

import dev.coterie.db.Rows;
import dev.coterie.kernel.EnumNames;
import dev.coterie.ledger.tier.PausedPeriod;
import dev.coterie.ledger.tier.Source;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of what is left of the periods of paused memberships. */
public final class PausedPeriods {
  private static final String ADD =
      """
      INSERT INTO paused_periods (period_id, customer_id, group_id, seconds_left, worth)
      SELECT period_id, $1, $2, seconds_left::numeric, worth::numeric
      FROM unnest($3::bigint[], $4::text[], $5::text[]) AS paused (period_id, seconds_left, worth)
      """;

  private static final String TAKE =
      """
      WITH paused AS (
        DELETE FROM paused_periods WHERE customer_id = $1 AND group_id = $2 RETURNING *
      )
      SELECT paused.period_id, paused.seconds_left, period.source, period.order_id, period.line_id,
        period.unit, paused.worth, period.worth_currency
      FROM paused JOIN membership_periods AS period ON period.id = paused.period_id
      ORDER BY lower(period.granted)
      """;

  private static final String DROP_UNITS =
      """
      DELETE FROM paused_periods USING membership_periods AS period
      WHERE period.id = period_id AND paused_periods.customer_id = $1
        AND period.order_id = $2 AND period.line_id = $3 AND period.unit >= $4
      """;

  private static final String GROUPS_OF_TIER =
      """
      SELECT DISTINCT group_id
      FROM paused_periods JOIN customer_groups ON customer_groups.id = group_id
      WHERE customer_id = $1 AND customer_groups.exclusion = $2 ORDER BY group_id
      """;

  private static final String OF_TIER =
      """
      SELECT period_id
      FROM paused_periods JOIN customer_groups ON customer_groups.id = group_id
      WHERE customer_id = $1 AND customer_groups.exclusion = $2 ORDER BY period_id
      """;

  private static final String ANY =
      """
      SELECT EXISTS (SELECT FROM paused_periods WHERE customer_id = $1 AND group_id = $2) AS found
      """;

  /** The ids of the groups of a tier that the customer has paused. */
  public Future<List<Long>> groupsOfTier(SqlClient sql, long customer, String exclusion) {
    return sql.preparedQuery(GROUPS_OF_TIER)
        .execute(Tuple.of(customer, exclusion))
        .map(rows -> Rows.all(rows, row -> row.getLong("group_id")));
  }

  /** The ids of the periods of a tier of which the customer has something paused. */
  public Future<List<Long>> ofTier(SqlClient sql, long customer, String exclusion) {
    return sql.preparedQuery(OF_TIER)
        .execute(Tuple.of(customer, exclusion))
        .map(rows -> Rows.all(rows, row -> row.getLong("period_id")));
  }

  /** Adds what is left of the periods of the customer's membership of the group. */
  public Future<Void> add(SqlClient sql, long customer, long group, List<PausedPeriod> paused) {
    return sql.preparedQuery(ADD)
        .execute(
            Tuple.of(
                customer,
                group,
                paused.stream().map(PausedPeriod::periodId).toArray(Long[]::new),
                Rows.texts(paused, each -> seconds(each.left())),
                Rows.texts(paused, each -> each.worth() == null ? null : each.worth().text())))
        .mapEmpty();
  }

  /** Deletes and answers what is left of the customer's membership of the group, in its order. */
  public Future<List<PausedPeriod>> take(SqlClient sql, long customer, long group) {
    return sql.preparedQuery(TAKE)
        .execute(Tuple.of(customer, group))
        .map(rows -> Rows.all(rows, PausedPeriods::pausedPeriod));
  }

  /**
   * Deletes the customer's units of an order line from this one on, others may have redeemed gifts
   * among them; answers whether there were any.
   */
  public Future<Boolean> dropUnits(
      SqlClient sql, long customer, String order, String line, int firstUnit) {
    return sql.preparedQuery(DROP_UNITS)
        .execute(Tuple.of(customer, order, line, firstUnit))
        .map(rows -> rows.rowCount() > 0);
  }

  /** Whether anything is paused of the customer's membership of the group. */
  public Future<Boolean> any(SqlClient sql, long customer, long group) {
    return sql.preparedQuery(ANY)
        .execute(Tuple.of(customer, group))
        .map(rows -> rows.iterator().next().getBoolean("found"));
  }

  private static @Nullable String seconds(@Nullable Duration left) {
    return left == null ? null : BigDecimal.valueOf(left.toNanos() / 1_000, 6).toPlainString();
  }

  private static PausedPeriod pausedPeriod(Row row) {
    BigDecimal left = row.getBigDecimal("seconds_left");
    return new PausedPeriod(
        row.getLong("period_id"),
        left == null ? null : Duration.ofNanos(left.movePointRight(9).longValueExact()),
        EnumNames.read(row.getString("source"), Source.class),
        Periods.unit(row),
        Periods.worth(row));
  }
}
