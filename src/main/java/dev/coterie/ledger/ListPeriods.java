package dev.coterie.ledger;

import dev.coterie.db.Rows;
import dev.coterie.db.Tx;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * Changes the ledger of many members of a list at once. It works on temporary tables of the
 * transaction, which the caller fills:
 *
 * <ul>
 *   <li>{@code joining_customers (customer_id)}: who is to hold the list from now on, and does not
 *   <li>{@code departing_customers (customer_id)}: who is to hold it no more
 * </ul>
 */
public final class ListPeriods {
  /** Whoever holds the list, or has paused it. */
  public static final String PRESENT =
      """
      SELECT customer_id FROM membership_periods
      WHERE group_id = %1$s AND during @> %2$s::timestamptz
      UNION
      SELECT customer_id FROM membership_states WHERE group_id = %1$s AND state = 'paused'
      """;

  private static final String OPEN =
      """
      CREATE TEMPORARY TABLE joining_customers (customer_id bigint) ON COMMIT DROP;
      CREATE TEMPORARY TABLE departing_customers (customer_id bigint) ON COMMIT DROP
      """;

  /** The sum is of hashes, so that no other members come to the same but by a rare chance. */
  private static final String DIGEST =
      """
      SELECT count(*) AS members, coalesce(sum(hashint8extended(customer_id, 0)), 0) AS sum
      FROM %s AS present
      """;

  private static final String DIGEST_OF_PRESENT =
      DIGEST.formatted("(" + PRESENT.formatted("$1", "$2") + ")");

  /** Who holds the list later already holds it until then by this. */
  private static final String JOIN =
      """
      INSERT INTO membership_periods
        (customer_id, group_id, exclusion, during, granted, source, actor, reason, granted_at)
      SELECT customer_id, customer_groups.id, exclusion, span, span, 'import', $3, $4, $2
      FROM joining_customers
        JOIN customer_groups ON customer_groups.id = $1
        CROSS JOIN LATERAL (
          SELECT tstzrange($2, (
            SELECT min(lower(later.during)) FROM membership_periods AS later
            WHERE later.customer_id = joining_customers.customer_id AND later.group_id = $1
              AND lower(later.during) > $2)) AS span
        ) AS free
      """;

  private static final String LEAVE =
      """
      WITH ended AS (
        SELECT id, during * tstzrange($2, NULL) AS rest
        FROM departing_customers JOIN membership_periods USING (customer_id)
        WHERE group_id = $1 AND (upper_inf(during) OR upper(during) > $2)
      ), shortened AS (
        UPDATE membership_periods AS period SET during = during * tstzrange(NULL, $2)
        FROM ended WHERE period.id = ended.id
      ), rests AS (
        DELETE FROM paused_periods AS rest USING departing_customers AS departing
        WHERE rest.customer_id = departing.customer_id AND group_id = $1
      )
      INSERT INTO membership_shortenings (period_id, taken, cause, actor, at)
      SELECT id, rest, 'ended', $3, $2 FROM ended
      """;

  private static final String DROP_STATES =
      """
      DELETE FROM membership_states AS noted USING departing_customers AS departing
      WHERE noted.customer_id = departing.customer_id AND group_id = $1
      """;

  /**
   * What tells whether a list has the members that it had.
   *
   * @param members how many
   * @param sum of hashes
   */
  public record ListDigest(long members, BigDecimal sum) {}

  /** Of the present members. */
  public Future<ListDigest> digest(SqlClient sql, long group, Instant now) {
    return sql.preparedQuery(DIGEST_OF_PRESENT)
        .execute(Tuple.of(group, Rows.utc(now)))
        .map(ListPeriods::digest);
  }

  /** Of members who were read before, into a table with the column {@code customer_id}. */
  public Future<ListDigest> digest(SqlClient sql, String table) {
    return sql.query(DIGEST.formatted(table)).execute().map(ListPeriods::digest);
  }

  private static ListDigest digest(RowSet<Row> rows) {
    Row row = rows.iterator().next();
    return new ListDigest(row.getLong("members"), row.getBigDecimal("sum"));
  }

  /** Makes the temporary tables. */
  public Future<Void> open(SqlConnection sql) {
    return sql.query(OPEN).execute().mapEmpty();
  }

  /** Gives the list to the joining customers, without an end. */
  public Future<Void> join(Tx tx, long group, String reason, Instant now) {
    return tx.sql()
        .preparedQuery(JOIN)
        .execute(Tuple.of(group, Rows.utc(now), tx.actor().text(), reason))
        .mapEmpty();
  }

  /** Takes the list from the departing customers. */
  public Future<Void> leave(Tx tx, long group, Instant now) {
    return tx.sql()
        .preparedQuery(LEAVE)
        .execute(Tuple.of(group, Rows.utc(now), tx.actor().text()))
        .compose(done -> tx.sql().preparedQuery(DROP_STATES).execute(Tuple.of(group)))
        .mapEmpty();
  }
}
