package dev.coterie.ledger;

import dev.coterie.db.Rows;
import dev.coterie.db.Tx;
import dev.coterie.group.MemberBatch;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The members who leave a deleted group within this transaction. They stand in temporary tables for
 * the rest of it, which also who moves them or schedules their notices reads:
 *
 * <ul>
 *   <li>{@code departing_customers (customer_id)}: all who were chosen
 *   <li>{@code departing_periods (customer_id, period_id, rest, paid)}: what has something left
 *   <li>{@code departing_members (customer_id, state, moves)}: whose membership is not over or is
 *       paused, and whether anything paid is left of it that could go on in another group
 * </ul>
 */
public final class DepartingMembers {
  /**
   * What is known of a table's contents lags behind a change of so many of its rows, so that whole
   * tables would be read for a batch.
   */
  private static final String FIND_BY_INDEX =
      """
      SET LOCAL enable_seqscan = off;
      SET LOCAL enable_mergejoin = off;
      SET LOCAL random_page_cost = 1.1
      """;

  private static final String CREATE_TABLES =
      """
      CREATE TEMPORARY TABLE departing_customers (customer_id bigint) ON COMMIT DROP;
      CREATE TEMPORARY TABLE departing_periods
        (customer_id bigint, period_id bigint, rest tstzrange, paid boolean) ON COMMIT DROP;
      CREATE TEMPORARY TABLE departing_members
        (customer_id bigint, state text, moves boolean) ON COMMIT DROP
      """;

  /** Whoever has something left of the group or has paused it. */
  private static final String CHOOSE =
      """
      INSERT INTO departing_customers (customer_id)
      SELECT id FROM customers WHERE id IN (
        (SELECT DISTINCT customer_id FROM membership_periods
         WHERE group_id = $1 AND customer_id > $2 AND (upper_inf(during) OR upper(during) > $3)
         ORDER BY customer_id LIMIT $4)
        UNION
        (SELECT customer_id FROM membership_states
         WHERE group_id = $1 AND customer_id > $2 AND state = 'paused'
         ORDER BY customer_id LIMIT $4)
        ORDER BY customer_id LIMIT $4
      )
      ORDER BY id FOR NO KEY UPDATE
      """;

  private static final String LAST = "SELECT max(customer_id) AS id FROM departing_customers";

  private static final String CODES =
      "SELECT code FROM departing_customers JOIN customers ON customers.id = customer_id";

  private static final String NOTE_PERIODS =
      """
      INSERT INTO departing_periods (customer_id, period_id, rest, paid)
      SELECT customer_id, id, during * tstzrange($2, NULL), source <> 'grace'
      FROM departing_customers JOIN membership_periods USING (customer_id)
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
        SELECT customer_id, state FROM departing_customers JOIN membership_states USING (customer_id)
        WHERE group_id = $1
      ) AS noted USING (customer_id)
      WHERE held.customer_id IS NOT NULL OR noted.state = 'paused'
      """;

  private static final String ANALYZE_CUSTOMERS = "ANALYZE departing_customers";
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
      WITH rest AS (
        DELETE FROM paused_periods AS rest USING departing_customers AS departing
        WHERE rest.customer_id = departing.customer_id AND group_id = $1
      )
      DELETE FROM membership_states AS noted USING departing_customers AS departing
      WHERE noted.customer_id = departing.customer_id AND group_id = $1
      """;

  private static final String WITH_OTHERS_OF_TIER =
      """
      SELECT customer.code
      FROM departing_customers JOIN customers AS customer ON customer.id = customer_id
      WHERE EXISTS (
        SELECT FROM membership_periods AS other
        WHERE other.customer_id = customer.id AND group_id <> $1 AND source <> 'grace'
          AND exclusion = (SELECT exclusion FROM customer_groups WHERE id = $1)
          AND (upper_inf(during) OR upper(during) > $2))
      ORDER BY customer.id
      """;

  private static final String WITHOUT_WEB_ACCOUNT =
      """
      SELECT customer.code
      FROM departing_members JOIN customers AS customer ON customer.id = customer_id
      WHERE moves AND NOT customer.web_account LIMIT 1
      """;

  private static final String KEEP_ENDED = "DELETE FROM departing_members WHERE moves";

  /**
   * Locks the next customers who have something left of the group or have paused it, and fills
   * {@code departing_customers}; answers the last of them, empty if there are none.
   */
  public Future<Optional<Long>> choose(SqlConnection sql, MemberBatch batch, Instant now) {
    return sql.query(FIND_BY_INDEX)
        .execute()
        .compose(done -> sql.query(CREATE_TABLES).execute())
        .compose(
            done ->
                sql.preparedQuery(CHOOSE)
                    .execute(Tuple.of(batch.groupId(), batch.after(), Rows.utc(now), batch.most())))
        .compose(done -> sql.query(ANALYZE_CUSTOMERS).execute())
        .compose(done -> sql.query(LAST).execute())
        .map(rows -> Optional.ofNullable(rows.iterator().next().getLong("id")));
  }

  /** The codes of all who were chosen. */
  public Future<List<String>> codes(SqlConnection sql) {
    return sql.query(CODES).execute().map(rows -> Rows.all(rows, row -> row.getString("code")));
  }

  /** The codes of those who were chosen and hold others of the group's tier, be they to come. */
  public Future<List<String>> withOthersOfTier(SqlConnection sql, long group, Instant now) {
    return sql.preparedQuery(WITH_OTHERS_OF_TIER)
        .execute(Tuple.of(group, Rows.utc(now)))
        .map(rows -> Rows.all(rows, row -> row.getString("code")));
  }

  /** Fills {@code departing_periods} and {@code departing_members}. */
  public Future<Void> note(SqlConnection sql, long group, Instant now) {
    return sql.preparedQuery(NOTE_PERIODS)
        .execute(Tuple.of(group, Rows.utc(now)))
        .compose(done -> sql.preparedQuery(NOTE_MEMBERS).execute(Tuple.of(group)))
        .compose(done -> sql.query(ANALYZE).execute())
        .mapEmpty();
  }

  /** A departing member who could go on in another group and has no web account, if any. */
  public Future<Optional<String>> withoutWebAccount(SqlConnection sql) {
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
