package dev.coterie.ledger;

import dev.coterie.db.Rows;
import dev.coterie.db.Tx;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;

/**
 * Changes the ledger of all members of a group at once. The members of a deleted group stand in
 * temporary tables for the rest of the transaction, which also who moves them or schedules their
 * notices reads:
 *
 * <ul>
 *   <li>{@code departing_periods (customer_id, period_id, rest, paid)}: what has something left
 *   <li>{@code departing_members (customer_id, state, moves)}: whose membership is not over or is
 *       paused, and whether anything paid is left of it that could go on in another group
 * </ul>
 */
public final class GroupPeriods {
  /** The worth of what is left of a period; one that was granted for ever keeps all its worth. */
  private static final String WORTH =
      """
      CASE WHEN upper_inf(granted) THEN worth ELSE worth
        * extract(epoch FROM upper(rest) - lower(rest))
        / extract(epoch FROM upper(granted) - lower(granted)) END\
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
          .formatted(WORTH);

  private static final String CREATE_TABLES =
      """
      CREATE TEMPORARY TABLE departing_periods
        (customer_id bigint, period_id bigint, rest tstzrange, paid boolean) ON COMMIT DROP;
      CREATE TEMPORARY TABLE departing_members
        (customer_id bigint, state text, moves boolean) ON COMMIT DROP
      """;

  private static final String NOTE_PERIODS =
      """
      INSERT INTO departing_periods (customer_id, period_id, rest, paid)
      SELECT customer_id, id, during * tstzrange($2, NULL), source <> 'grace'
      FROM membership_periods
      WHERE group_id = $1 AND (upper_inf(during) OR upper(during) > $2)
      """;

  private static final String NOTE_MEMBERS =
      """
      INSERT INTO departing_members (customer_id, state, moves)
      SELECT customer_id, coalesce(noted.state, 'running'),
        coalesce(held.paid, false) OR noted.state IS NOT DISTINCT FROM 'paused'
      FROM (
        SELECT customer_id, bool_or(paid) AS paid FROM departing_periods GROUP BY customer_id
      ) AS held FULL JOIN (
        SELECT customer_id, state FROM membership_states WHERE group_id = $1
      ) AS noted USING (customer_id)
      WHERE held.customer_id IS NOT NULL OR noted.state = 'paused'
      """;

  private static final String ANALYZE = "ANALYZE departing_periods; ANALYZE departing_members";

  private static final String SHORTEN =
      """
      WITH shortened AS (
        UPDATE membership_periods AS period SET during = period.during * tstzrange(NULL, $1)
        FROM departing_periods AS departing WHERE period.id = departing.period_id
      )
      INSERT INTO membership_shortenings (period_id, taken, cause, actor, at)
      SELECT period_id, rest, 'group-deleted', $2, $1 FROM departing_periods
      """;

  private static final String DROP_STATES =
      """
      WITH rest AS (DELETE FROM paused_periods WHERE group_id = $1)
      DELETE FROM membership_states WHERE group_id = $1
      """;

  private static final String WITHOUT_WEB_ACCOUNT =
      """
      SELECT customer.code
      FROM departing_members JOIN customers AS customer ON customer.id = customer_id
      WHERE moves AND NOT customer.web_account LIMIT 1
      """;

  private static final String KEEP_ENDED = "DELETE FROM departing_members WHERE moves";

  /** Has the group's memberships exclude those of its present tier, from the instant on. */
  public Future<Void> followTier(Tx tx, long group, Instant from) {
    return tx.sql()
        .preparedQuery(FOLLOW_TIER)
        .execute(Tuple.of(group, Rows.utc(from), tx.actor().text()))
        .mapEmpty();
  }

  /** Fills {@code departing_periods} and {@code departing_members}. */
  public Future<Void> noteDeparting(SqlConnection sql, long group, Instant now) {
    return sql.query(CREATE_TABLES)
        .execute()
        .compose(done -> sql.preparedQuery(NOTE_PERIODS).execute(Tuple.of(group, Rows.utc(now))))
        .compose(done -> sql.preparedQuery(NOTE_MEMBERS).execute(Tuple.of(group)))
        .compose(done -> sql.query(ANALYZE).execute())
        .mapEmpty();
  }

  /** A departing member who could go on in another group and has no web account, if any. */
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

  /** Deletes the states of the group's memberships, and what is paused of them. */
  public Future<Void> dropStates(SqlConnection sql, long group) {
    return sql.preparedQuery(DROP_STATES).execute(Tuple.of(group)).mapEmpty();
  }

  /** Leaves only those among the departing members who do not move. */
  public Future<Void> keepEnded(SqlConnection sql) {
    return sql.query(KEEP_ENDED).execute().mapEmpty();
  }
}
