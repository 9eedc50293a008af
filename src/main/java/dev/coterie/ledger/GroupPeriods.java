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
 * Changes the ledger of all members of a group at once. The members of a deleted group stand in
 * temporary tables for the rest of the transaction, which also who schedules their notices reads:
 *
 * <ul>
 *   <li>{@code departing_members (customer_id, period_id, rest)}: a row for each period that has
 *       something left, and one without a period for each membership that is paused
 *   <li>{@code transferred_members (customer_id, until, paid_until)}: who goes on in another group,
 *       with the end of all and of what is paid there, null for never
 * </ul>
 */
public final class GroupPeriods {
  /** The worth of a part of a period; one that was granted for ever keeps all its worth. */
  private static final String WORTH =
      """
      CASE WHEN upper_inf(%1$s.granted) THEN %1$s.worth ELSE %1$s.worth
        * extract(epoch FROM upper(%2$s) - lower(%2$s))
        / extract(epoch FROM upper(%1$s.granted) - lower(%1$s.granted)) END\
      """;

  /** Splits what runs in two, so that its past keeps the tier that it had. */
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

  private static final String NOTE_DEPARTING =
      """
      CREATE TEMPORARY TABLE departing_members ON COMMIT DROP AS
      SELECT customer_id, id AS period_id, during * tstzrange(%1$s, NULL) AS rest
      FROM membership_periods
      WHERE group_id = %2$d AND (upper_inf(during) OR upper(during) > %1$s)
      UNION ALL
      SELECT customer_id, NULL, NULL FROM membership_states
      WHERE group_id = %2$d AND state = 'paused'
      """;

  private static final String DELETE_STATES =
      """
      WITH rest AS (DELETE FROM paused_periods WHERE group_id = $1)
      DELETE FROM membership_states WHERE group_id = $1
      """;

  private static final String SHORTEN =
      """
      WITH shortened AS (
        UPDATE membership_periods AS period SET during = period.during * tstzrange(NULL, $1)
        FROM departing_members AS departing WHERE period.id = departing.period_id
      )
      INSERT INTO membership_shortenings (period_id, taken, cause, actor, at)
      SELECT period_id, rest, 'group-deleted', $2, $1
      FROM departing_members WHERE period_id IS NOT NULL
      """;

  private static final String CONTINUE =
      """
      INSERT INTO membership_periods
        (customer_id, group_id, exclusion, during, granted, source, actor, reason, granted_at,
         order_id, line_id, unit, worth, worth_currency, continues)
      SELECT period.customer_id, target.id, target.exclusion, free.rest, free.rest, 'manual',
        $2, $3, $4, order_id, line_id, unit, %s, worth_currency, period.id
      FROM departing_members AS departing
        JOIN membership_periods AS period ON period.id = departing.period_id
        JOIN customer_groups AS target ON target.id = $1
        CROSS JOIN LATERAL unnest(
          tstzmultirange(departing.rest) - coalesce(
            (SELECT range_agg(other.during) FROM membership_periods AS other
             WHERE other.customer_id = period.customer_id AND other.exclusion = target.exclusion),
            '{}')
        ) AS free (rest)
      WHERE period.source <> 'grace'
      """
          .formatted(WORTH.formatted("period", "free.rest"));

  private static final String NOTE_TRANSFERRED =
      """
      CREATE TEMPORARY TABLE transferred_members ON COMMIT DROP AS
      SELECT customer_id,
        CASE WHEN NOT bool_or(upper_inf(during)) THEN max(upper(during)) END AS until,
        CASE WHEN NOT bool_or(upper_inf(during))
          THEN max(upper(during)) FILTER (WHERE source <> 'grace') END AS paid_until
      FROM membership_periods
      WHERE group_id = %d AND (upper_inf(during) OR upper(during) > timestamptz '%s')
        AND customer_id IN (
          SELECT customer_id FROM departing_members WHERE period_id IS NOT NULL)
      GROUP BY customer_id
      """;

  private static final String KEEP_ENDED =
      """
      DELETE FROM departing_members AS departing USING transferred_members AS transferred
      WHERE departing.customer_id = transferred.customer_id
      """;

  private static final String WITHOUT_WEB_ACCOUNT =
      """
      SELECT customer.code
      FROM departing_members JOIN customers AS customer ON customer.id = customer_id
      WHERE NOT customer.web_account LIMIT 1
      """;

  /** Has the group's memberships exclude those of its present tier, from the instant on. */
  public Future<Void> followTier(Tx tx, long group, Instant from) {
    return tx.sql()
        .preparedQuery(FOLLOW_TIER)
        .execute(Tuple.of(group, Rows.utc(from), tx.actor().text()))
        .mapEmpty();
  }

  /** Fills {@code departing_members}, and deletes the states of their memberships. */
  public Future<Void> noteDeparting(SqlConnection sql, long group, Instant now) {
    String instant = "timestamptz '" + Rows.utc(now) + "'";
    return sql.query(NOTE_DEPARTING.formatted(instant, group))
        .execute()
        .compose(done -> sql.query("ANALYZE departing_members").execute())
        .compose(done -> sql.preparedQuery(DELETE_STATES).execute(Tuple.of(group)))
        .mapEmpty();
  }

  /** A departing member who has no web account; empty if all have one. */
  public Future<Optional<String>> departingWithoutWebAccount(SqlConnection sql) {
    return sql.query(WITHOUT_WEB_ACCOUNT)
        .execute()
        .map(rows -> Rows.first(rows, row -> row.getString("code")));
  }

  /** Ends what the departing members have left of the group. */
  public Future<Void> shorten(Tx tx, Instant now) {
    return tx.sql()
        .preparedQuery(SHORTEN)
        .execute(Tuple.of(Rows.utc(now), tx.actor().text()))
        .mapEmpty();
  }

  /** Grants the rest in the other group, where the customer holds none of its tier. */
  public Future<Void> continueIn(Tx tx, Transfer transfer) {
    return tx.sql()
        .preparedQuery(CONTINUE)
        .execute(
            Tuple.of(
                transfer.toId(), tx.actor().text(), transfer.reason(), Rows.utc(transfer.at())))
        .mapEmpty();
  }

  /** Fills {@code transferred_members} with those who have something of the other group now. */
  public Future<Void> noteTransferred(SqlConnection sql, Transfer transfer) {
    return sql.query(NOTE_TRANSFERRED.formatted(transfer.toId(), Rows.utc(transfer.at())))
        .execute()
        .mapEmpty();
  }

  /** Leaves only those among the departing members who were not transferred. */
  public Future<Void> keepEnded(SqlConnection sql) {
    return sql.query(KEEP_ENDED).execute().mapEmpty();
  }
}
