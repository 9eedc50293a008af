package dev.coterie.membership;

import dev.coterie.db.Rows;
import dev.coterie.group.GroupContract.Move;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;

/** The table of membership periods, the ledger: what is granted and what is cut. */
final class Periods {
  private static final String ANY_AFTER =
      """
      SELECT EXISTS (
        SELECT FROM membership_periods
        WHERE customer_id = $1 AND (upper_inf(during) OR upper(during) > $2)
      ) AS found
      """;

  private static final String CUT_ALL =
      """
      UPDATE membership_periods SET during = during * tstzrange(NULL, $2)
      WHERE group_id = $1 AND (upper_inf(during) OR upper(during) > $2)
      """;

  /** What runs is parted in two, so that its past keeps the tier that it had. */
  private static final String FOLLOW_TIER =
      """
      WITH running AS (
        SELECT period.id, period.customer_id, period.group_id, customer_groups.exclusion,
          period.during * tstzrange($2, NULL) AS during,
          period.source, period.actor, period.reason, period.granted_at
        FROM membership_periods AS period
          JOIN customer_groups ON customer_groups.id = period.group_id
        WHERE period.group_id = $1 AND period.exclusion <> customer_groups.exclusion
          AND (upper_inf(period.during) OR upper(period.during) > $2)
      ), past AS (
        UPDATE membership_periods AS period SET during = period.during * tstzrange(NULL, $2)
        FROM running WHERE period.id = running.id
      )
      INSERT INTO membership_periods
        (customer_id, group_id, exclusion, during, granted, source, actor, reason, granted_at)
      SELECT customer_id, group_id, exclusion, during, during, source, actor, reason, granted_at
      FROM running
      """;

  private static final String PUT_ASIDE =
      """
      CREATE TEMPORARY TABLE moving ON COMMIT DROP AS
      SELECT customer_id, during * tstzrange(%s, NULL) AS during FROM membership_periods
      WHERE group_id = %d AND (upper_inf(during) OR upper(during) > %s)
      """;

  private static final String SETTLE =
      """
      INSERT INTO membership_periods
        (customer_id, group_id, exclusion, during, granted, source, actor, reason, granted_at)
      SELECT moving.customer_id, target.id, target.exclusion, free.during, free.during, 'manual', $2, $3, $4
      FROM moving
        JOIN customer_groups AS target ON target.id = $1
        CROSS JOIN LATERAL unnest(
          tstzmultirange(moving.during) - coalesce(
            (SELECT range_agg(period.during) FROM membership_periods AS period
             WHERE period.customer_id = moving.customer_id
               AND period.exclusion = target.exclusion),
            '{}')
        ) AS free (during)
      """;

  private static final String WITHOUT_WEB_ACCOUNT =
      """
      SELECT customer.code FROM moving JOIN customers AS customer ON customer.id = customer_id
      WHERE NOT customer.web_account LIMIT 1
      """;

  /** Whether the customer is or will be in any group after the instant. */
  Future<Boolean> anyAfter(SqlClient sql, long customer, Instant now) {
    return sql.preparedQuery(ANY_AFTER)
        .execute(Tuple.of(customer, Rows.utc(now)))
        .map(rows -> rows.iterator().next().getBoolean("found"));
  }

  /** Ends all memberships of the group at the instant. */
  Future<Void> cutAll(SqlClient sql, long group, Instant until) {
    return sql.preparedQuery(CUT_ALL).execute(Tuple.of(group, Rows.utc(until))).mapEmpty();
  }

  /** Has the group's memberships exclude those of its present tier, from the instant on. */
  Future<Void> followTier(SqlClient sql, long group, Instant from) {
    return sql.preparedQuery(FOLLOW_TIER).execute(Tuple.of(group, Rows.utc(from))).mapEmpty();
  }

  /** Keeps what is left of a group's memberships for {@link #settle} in the same transaction. */
  Future<Void> putAside(SqlConnection sql, long group, Instant now) {
    String instant = "timestamptz '" + Rows.utc(now) + "'";
    return sql.query(PUT_ASIDE.formatted(instant, group, instant)).execute().mapEmpty();
  }

  /** A customer put aside who has no web account. */
  Future<Optional<String>> putAsideWithoutWebAccount(SqlConnection sql) {
    return sql.query(WITHOUT_WEB_ACCOUNT)
        .execute()
        .map(rows -> Rows.first(rows, row -> row.getString("code")));
  }

  /** Grants what was put aside in another group, where the customer holds none of its tier. */
  Future<Void> settle(SqlConnection sql, Move move) {
    return sql.preparedQuery(SETTLE)
        .execute(Tuple.of(move.toId(), move.actor(), move.reason(), Rows.utc(move.at())))
        .mapEmpty();
  }
}
