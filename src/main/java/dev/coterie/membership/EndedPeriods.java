package dev.coterie.membership;

import dev.coterie.db.Rows;
import dev.coterie.membership.MembershipContract.Ended;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;

/** The periods of the ledger that are over and not announced yet. */
final class EndedPeriods {
  private static final String TAKE_ENDED =
      """
      WITH due AS (
        SELECT id FROM membership_periods
        WHERE upper(during) <= $1 AND NOT end_announced
        ORDER BY upper(during) LIMIT $2
        FOR UPDATE SKIP LOCKED
      ), taken AS (
        UPDATE membership_periods AS period SET end_announced = true
        FROM due WHERE period.id = due.id
        RETURNING period.customer_id, period.group_id, upper(period.during) AS until
      )
      SELECT customer.code AS customer, customer_groups.code AS "group", taken.until,
        EXISTS (
          SELECT FROM membership_periods AS next
          WHERE next.customer_id = taken.customer_id AND next.group_id = taken.group_id
            AND next.during @> taken.until
        ) AS goes_on
      FROM taken
        JOIN customers AS customer ON customer.id = taken.customer_id
        JOIN customer_groups ON customer_groups.id = taken.group_id
      ORDER BY taken.until
      """;

  /** Takes periods that are over and not announced, the earliest first, past other nodes' ones. */
  Future<List<Taken>> take(SqlClient sql, Instant now, int most) {
    return sql.preparedQuery(TAKE_ENDED)
        .execute(Tuple.of(Rows.utc(now), most))
        .map(
            rows ->
                Rows.all(
                    rows,
                    row ->
                        new Taken(
                            new Ended(
                                row.getString("customer"),
                                row.getString("group"),
                                Rows.instant(row, "until")),
                            row.getBoolean("goes_on"))));
  }

  /** A period that is over; the membership itself may go on with the next. */
  record Taken(Ended ended, boolean goesOn) {}
}
