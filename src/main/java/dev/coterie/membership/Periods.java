package dev.coterie.membership;

import dev.coterie.db.Rows;
import dev.coterie.group.GroupContract.Move;
import dev.coterie.kernel.Validity;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of membership periods, the ledger: what is granted and what is cut. */
final class Periods {
  private static final String ANY_AFTER =
      """
      SELECT EXISTS (
        SELECT FROM membership_periods
        WHERE customer_id = $1 AND (upper_inf(during) OR upper(during) > $2)
      ) AS found
      """;

  private static final String LAST =
      """
      SELECT upper(during) AS until FROM membership_periods
      WHERE customer_id = $1 AND group_id = $2 AND (upper_inf(during) OR upper(during) > $3)
      ORDER BY upper(during) DESC NULLS FIRST LIMIT 1
      """;

  private static final String RIVAL =
      """
      SELECT customer_groups.code, customer_groups.tier
      FROM membership_periods AS period JOIN customer_groups ON customer_groups.id = period.group_id
      WHERE period.customer_id = $1 AND period.group_id <> $2
        AND period.exclusion = (SELECT exclusion FROM customer_groups WHERE id = $2)
        AND period.during && tstzrange($3, $4)
      LIMIT 1
      """;

  private static final String GRANT =
      """
      INSERT INTO membership_periods
        (customer_id, group_id, exclusion, during, granted, source, actor, reason, granted_at)
      SELECT $1, id, exclusion, tstzrange($3, $4), tstzrange($3, $4), 'manual', $5, $6, $7
      FROM customer_groups WHERE id = $2
      """;

  private static final String CUT =
      """
      UPDATE membership_periods SET during = during * tstzrange(NULL, $3)
      WHERE customer_id = $1 AND group_id = $2 AND (upper_inf(during) OR upper(during) > $3)
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

  /** The last end to come of the customer's membership of the group; empty if there is none. */
  Future<Optional<LastEnd>> lastEnd(SqlClient sql, long customer, long group, Instant now) {
    return sql.preparedQuery(LAST)
        .execute(Tuple.of(customer, group, Rows.utc(now)))
        .map(rows -> Rows.first(rows, row -> new LastEnd(Rows.instantOrNull(row, "until"))));
  }

  /** Another group of the same tier that the customer holds within the validity. */
  Future<Optional<Rival>> rival(SqlClient sql, long customer, long group, Validity validity) {
    return sql.preparedQuery(RIVAL)
        .execute(Tuple.of(customer, group, Rows.utc(validity.from()), Rows.utc(validity.until())))
        .map(
            rows ->
                Rows.first(rows, row -> new Rival(row.getString("code"), row.getString("tier"))));
  }

  /** Adds a period granted by hand. */
  Future<Void> grant(SqlClient sql, long customer, long group, Validity validity, Grant by) {
    return sql.preparedQuery(GRANT)
        .execute(
            Tuple.of(
                customer,
                group,
                Rows.utc(validity.from()),
                Rows.utc(validity.until()),
                by.actor(),
                by.reason(),
                Rows.utc(by.at())))
        .mapEmpty();
  }

  /** Ends the customer's membership of the group at the instant; answers whether it ran on. */
  Future<Boolean> cut(SqlClient sql, long customer, long group, Instant until) {
    return sql.preparedQuery(CUT)
        .execute(Tuple.of(customer, group, Rows.utc(until)))
        .map(rows -> rows.rowCount() > 0);
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

  /** The end of a membership's last period, null where it never ends. */
  record LastEnd(@Nullable Instant until) {}

  /** A group that stands in the way of another one of its tier. */
  record Rival(String code, String tier) {}

  /** Who granted a period, why and when. */
  record Grant(String actor, String reason, Instant at) {}
}
