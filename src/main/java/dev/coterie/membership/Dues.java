package dev.coterie.membership;

import dev.coterie.db.Rows;
import dev.coterie.kernel.Words;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;

/**
 * What the timer has to tell of memberships, and when. Whoever deletes a row tells it, in the same
 * transaction, so that it is told once.
 */
final class Dues {
  /** Names are looked up one by one: a join of few with a million customers reads them all. */
  private static final String TELLING =
      """
      SELECT customer_id, group_id,
        (SELECT code FROM customers WHERE id = customer_id) AS customer,
        (SELECT code FROM customer_groups WHERE id = group_id) AS "group",
        kind, days, due_at, until
      FROM due ORDER BY due_at, customer_id
      """;

  /**
   * Of a customer only what comes first, so that no other node tells what comes after it before it.
   */
  private static final String IS_NEXT =
      """
      due.due_at <= $1 AND due.due_at = (
        SELECT min(due_at) FROM membership_dues WHERE customer_id = due.customer_id)
      """;

  /**
   * A customer whose ledger is being changed is passed over: what is due may be another thing
   * afterwards. Who waits for a customer that is told of reads the clock later.
   */
  private static final String TAKE_WHERE =
      """
      WITH due AS (
        DELETE FROM membership_dues WHERE ctid = ANY (ARRAY(
          SELECT next.ctid FROM (
            SELECT ctid, customer_id FROM membership_dues AS due
            WHERE %s
            FOR UPDATE SKIP LOCKED
          ) AS next CROSS JOIN LATERAL (
            SELECT id FROM customers WHERE id = next.customer_id FOR NO KEY UPDATE SKIP LOCKED
          ) AS customer
        ))
        RETURNING *
      )
      """
          + TELLING;

  private static final String TAKE = TAKE_WHERE.formatted(IS_NEXT + " ORDER BY due_at LIMIT $2");

  private static final String NEXT =
      """
      WITH due AS (
        SELECT * FROM membership_dues AS due WHERE %s ORDER BY due_at LIMIT $2
      )
      """
              .formatted(IS_NEXT)
          + TELLING;

  private static final String IS_IT =
      "due.customer_id = $2 AND due.group_id = $3 AND due.kind = $4 AND due.days = $5";

  private static final String TAKE_ONE = TAKE_WHERE.formatted(IS_NEXT + " AND " + IS_IT);

  private static final String POSTPONE =
      """
      UPDATE membership_dues AS due SET failures = failures + 1,
        due_at = $1 + least(interval '1 minute' * 2 ^ least(failures, 6), interval '1 hour')
      WHERE %s
      """
          .formatted(IS_IT);

  private static final String TAKE_OF_CUSTOMER =
      """
      WITH due AS (
        DELETE FROM membership_dues WHERE customer_id = $1 AND due_at <= $2 RETURNING *
      )
      """
          + TELLING;

  private static final String TAKE_OF_MOVED =
      """
      WITH due AS (
        DELETE FROM membership_dues AS due USING moved
        WHERE due.customer_id = moved.customer_id AND due.group_id = $1 AND due.due_at <= $2
        RETURNING due.*
      )
      """
          + TELLING;

  private static final String DROP =
      "DELETE FROM membership_dues WHERE customer_id = $1 AND group_id = $2";

  private static final String ADD =
      """
      INSERT INTO membership_dues (customer_id, group_id, kind, days, due_at, until)
      SELECT $1, $2, kind, days, due_at, until
      FROM unnest($3::text[], $4::integer[], $5::timestamptz[], $6::timestamptz[])
        AS due (kind, days, due_at, until)
      """;

  /** Takes what is due, the earliest first, past what other nodes are taking. */
  Future<List<Told>> take(SqlClient sql, Instant now, int most) {
    return sql.preparedQuery(TAKE)
        .execute(Tuple.of(Rows.utc(now), most))
        .map(rows -> Rows.all(rows, Dues::told));
  }

  /** What is due, the earliest first, left where it is. */
  Future<List<Waiting>> next(SqlClient sql, Instant now, int most) {
    return sql.preparedQuery(NEXT)
        .execute(Tuple.of(Rows.utc(now), most))
        .map(rows -> Rows.all(rows, Dues::waiting));
  }

  /** Takes this one; empty if another node did. */
  Future<List<Told>> take(SqlClient sql, Instant now, Waiting one) {
    return sql.preparedQuery(TAKE_ONE)
        .execute(key(now, one))
        .map(rows -> Rows.all(rows, Dues::told));
  }

  /** Has this one told some minutes from now, the later the more often it failed before. */
  Future<Void> postpone(SqlClient sql, Instant now, Waiting one) {
    return sql.preparedQuery(POSTPONE).execute(key(now, one)).mapEmpty();
  }

  /** Takes what is due of a customer, so that it is told before what comes now. */
  Future<List<Told>> takeOf(SqlClient sql, long customer, Instant now) {
    return sql.preparedQuery(TAKE_OF_CUSTOMER)
        .execute(Tuple.of(customer, Rows.utc(now)))
        .map(rows -> Rows.all(rows, Dues::told));
  }

  /** As {@link #takeOf} of a group, for the customers in the temporary table {@code moved}. */
  Future<List<Told>> takeOfMoved(SqlConnection sql, long group, Instant now) {
    return sql.preparedQuery(TAKE_OF_MOVED)
        .execute(Tuple.of(group, Rows.utc(now)))
        .map(rows -> Rows.all(rows, Dues::told));
  }

  /** Has these told of the membership, and nothing else that was to be. */
  Future<Void> replace(SqlConnection sql, long customer, long group, List<Due> dues) {
    Future<?> dropped = sql.preparedQuery(DROP).execute(Tuple.of(customer, group));
    return dues.isEmpty()
        ? dropped.mapEmpty()
        : dropped.compose(done -> add(sql, customer, group, dues));
  }

  private static Future<Void> add(SqlConnection sql, long customer, long group, List<Due> dues) {
    return sql.preparedQuery(ADD)
        .execute(
            Tuple.of(
                customer,
                group,
                Rows.texts(dues, due -> Words.of(due.kind())),
                dues.stream().map(Due::days).toArray(Integer[]::new),
                Rows.times(dues, Due::at),
                Rows.times(dues, Due::until)))
        .mapEmpty();
  }

  /** Something that is due and not taken. */
  record Waiting(long customer, long group, Told told) {}

  private static Tuple key(Instant now, Waiting one) {
    Due due = one.told().due();
    return Tuple.of(Rows.utc(now), one.customer(), one.group(), Words.of(due.kind()), due.days());
  }

  private static Waiting waiting(Row row) {
    return new Waiting(row.getLong("customer_id"), row.getLong("group_id"), told(row));
  }

  private static Told told(Row row) {
    return new Told(
        row.getString("customer"),
        row.getString("group"),
        new Due(
            Words.read(row.getString("kind"), Due.Kind.class),
            row.getInteger("days"),
            Rows.instant(row, "due_at"),
            Rows.instantOrNull(row, "until")));
  }
}
