package dev.coterie.ledger;

import dev.coterie.db.Rows;
import dev.coterie.db.Tx;
import dev.coterie.group.Transfer;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;

/**
 * Changes the ledger of all members of a group at once. Those who leave a deleted group stand in
 * the temporary table {@code leaving} for the rest of the transaction: a row for each period that
 * has something left, and one without a period for each membership that is paused.
 */
public final class GroupPeriods {
  /** What a part of a period is worth; one that was granted for ever keeps all its worth. */
  private static final String WORTH =
      """
      CASE WHEN upper_inf(%1$s.granted) THEN %1$s.worth ELSE %1$s.worth
        * extract(epoch FROM upper(%2$s) - lower(%2$s))
        / extract(epoch FROM upper(%1$s.granted) - lower(%1$s.granted)) END\
      """;

  /** What runs is parted in two, so that its past keeps the tier that it had. */
  private static final String FOLLOW_TIER =
      """
      WITH running AS (
        SELECT period.*, period.during * tstzrange($2, NULL) AS rest,
          customer_groups.exclusion AS next_exclusion
        FROM membership_periods AS period
          JOIN customer_groups ON customer_groups.id = period.group_id
        WHERE period.group_id = $1 AND period.exclusion <> customer_groups.exclusion
          AND (upper_inf(period.during) OR upper(period.during) > $2)
      ), past AS (
        UPDATE membership_periods AS period SET during = period.during * tstzrange(NULL, $2)
        FROM running WHERE period.id = running.id
      ), shortened AS (
        INSERT INTO membership_shortenings (period_id, taken, cause, actor, at)
        SELECT id, rest, 'tier-changed', $3, $2 FROM running
      )
      INSERT INTO membership_periods
        (customer_id, group_id, exclusion, during, granted, source, actor, reason, granted_at,
         order_id, line_id, unit, worth, worth_currency, continues)
      SELECT customer_id, group_id, next_exclusion, rest, rest, source, actor, reason, granted_at,
        order_id, line_id, unit, %s, worth_currency, id
      FROM running
      """
          .formatted(WORTH.formatted("running", "rest"));

  private static final String PUT_ASIDE =
      """
      CREATE TEMPORARY TABLE leaving ON COMMIT DROP AS
      SELECT customer_id, id AS period_id, during * tstzrange(%1$s, NULL) AS rest
      FROM membership_periods
      WHERE group_id = %2$d AND (upper_inf(during) OR upper(during) > %1$s)
      UNION ALL
      SELECT customer_id, NULL, NULL FROM membership_states
      WHERE group_id = %2$d AND state = 'paused'
      """;

  private static final String FORGET_LIVES =
      """
      WITH rest AS (DELETE FROM paused_periods WHERE group_id = $1)
      DELETE FROM membership_states WHERE group_id = $1
      """;

  private static final String SHORTEN =
      """
      WITH shortened AS (
        UPDATE membership_periods AS period SET during = period.during * tstzrange(NULL, $1)
        FROM leaving WHERE period.id = leaving.period_id
      )
      INSERT INTO membership_shortenings (period_id, taken, cause, actor, at)
      SELECT period_id, rest, 'group-deleted', $2, $1 FROM leaving WHERE period_id IS NOT NULL
      """;

  private static final String SETTLE =
      """
      INSERT INTO membership_periods
        (customer_id, group_id, exclusion, during, granted, source, actor, reason, granted_at,
         order_id, line_id, unit, worth, worth_currency, continues)
      SELECT period.customer_id, target.id, target.exclusion, free.rest, free.rest, 'manual',
        $2, $3, $4, order_id, line_id, unit, %s, worth_currency, period.id
      FROM leaving
        JOIN membership_periods AS period ON period.id = leaving.period_id
        JOIN customer_groups AS target ON target.id = $1
        CROSS JOIN LATERAL unnest(
          tstzmultirange(leaving.rest) - coalesce(
            (SELECT range_agg(held.during) FROM membership_periods AS held
             WHERE held.customer_id = period.customer_id AND held.exclusion = target.exclusion),
            '{}')
        ) AS free (rest)
      WHERE period.source <> 'grace'
      """
          .formatted(WORTH.formatted("period", "free.rest"));

  private static final String WITHOUT_WEB_ACCOUNT =
      """
      SELECT customer.code FROM leaving JOIN customers AS customer ON customer.id = customer_id
      WHERE NOT customer.web_account LIMIT 1
      """;

  /** Has the group's memberships exclude those of its present tier, from the instant on. */
  public Future<Void> followTier(Tx tx, long group, Instant from) {
    return tx.sql()
        .preparedQuery(FOLLOW_TIER)
        .execute(Tuple.of(group, Rows.utc(from), tx.actor().text()))
        .mapEmpty();
  }

  /** Notes who leaves the group, and what is left to them. */
  public Future<Void> putAside(SqlConnection sql, long group, Instant now) {
    String instant = "timestamptz '" + Rows.utc(now) + "'";
    return sql.query(PUT_ASIDE.formatted(instant, group))
        .execute()
        .compose(done -> sql.query("ANALYZE leaving").execute())
        .compose(done -> sql.preparedQuery(FORGET_LIVES).execute(Tuple.of(group)))
        .mapEmpty();
  }

  /** One who leaves and has no web account. */
  public Future<Optional<String>> leavingWithoutWebAccount(SqlConnection sql) {
    return sql.query(WITHOUT_WEB_ACCOUNT)
        .execute()
        .map(rows -> Rows.first(rows, row -> row.getString("code")));
  }

  /** Ends what those who leave have left of the group. */
  public Future<Void> shorten(Tx tx, Instant now) {
    return tx.sql()
        .preparedQuery(SHORTEN)
        .execute(Tuple.of(Rows.utc(now), tx.actor().text()))
        .mapEmpty();
  }

  /** Grants what was left in another group, where the customer holds none of its tier. */
  public Future<Void> settle(Tx tx, Transfer transfer) {
    return tx.sql()
        .preparedQuery(SETTLE)
        .execute(
            Tuple.of(
                transfer.toId(), tx.actor().text(), transfer.reason(), Rows.utc(transfer.at())))
        .mapEmpty();
  }
}
