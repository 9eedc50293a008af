package dev.coterie.expiry;

import dev.coterie.db.Rows;
import dev.coterie.kernel.EnumNames;
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
public final class ScheduledNotices {
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
        SELECT min(due_at) FROM scheduled_notices WHERE customer_id = due.customer_id)
      """;

  /**
   * A customer whose ledger is being changed is passed over: what is due may be another thing
   * afterwards. Who waits for a customer that is told of reads the clock later.
   */
  private static final String TAKE_WHERE =
      """
      WITH due AS (
        DELETE FROM scheduled_notices WHERE ctid = ANY (ARRAY(
          SELECT next.ctid FROM (
            SELECT ctid, customer_id FROM scheduled_notices AS due
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
        SELECT * FROM scheduled_notices AS due WHERE %s ORDER BY due_at LIMIT $2
      )
      """
              .formatted(IS_NEXT)
          + TELLING;

  private static final String IS_IT =
      "due.customer_id = $2 AND due.group_id = $3 AND due.kind = $4 AND due.days = $5";

  private static final String TAKE_ONE = TAKE_WHERE.formatted(IS_NEXT + " AND " + IS_IT);

  private static final String POSTPONE =
      """
      UPDATE scheduled_notices AS due SET failures = failures + 1,
        due_at = $1 + least(interval '1 minute' * 2 ^ least(failures, 6), interval '1 hour')
      WHERE %s
      """
          .formatted(IS_IT);

  private static final String TAKE_OF_CUSTOMER =
      """
      WITH due AS (
        DELETE FROM scheduled_notices WHERE customer_id = $1 AND due_at <= $2 RETURNING *
      )
      """
          + TELLING;

  private static final String TAKE_OF_MOVED =
      """
      WITH due AS (
        DELETE FROM scheduled_notices AS due USING moved
        WHERE due.customer_id = moved.customer_id AND due.group_id = $1 AND due.due_at <= $2
        RETURNING due.*
      )
      """
          + TELLING;

  private static final String DROP =
      "DELETE FROM scheduled_notices WHERE customer_id = $1 AND group_id = $2";

  private static final String ADD =
      """
      INSERT INTO scheduled_notices (customer_id, group_id, kind, days, due_at, until)
      SELECT $1, $2, kind, days, due_at, until
      FROM unnest($3::text[], $4::integer[], $5::timestamptz[], $6::timestamptz[])
        AS due (kind, days, due_at, until)
      """;

  /** Takes what is due, the earliest first, past what other nodes are taking. */
  public Future<List<Announcement>> take(SqlClient sql, Instant now, int most) {
    return sql.preparedQuery(TAKE)
        .execute(Tuple.of(Rows.utc(now), most))
        .map(rows -> Rows.all(rows, ScheduledNotices::told));
  }

  /** What is due, the earliest first, left where it is. */
  public Future<List<WaitingNotice>> next(SqlClient sql, Instant now, int most) {
    return sql.preparedQuery(NEXT)
        .execute(Tuple.of(Rows.utc(now), most))
        .map(rows -> Rows.all(rows, ScheduledNotices::waiting));
  }

  /** Takes this one; empty if another node did. */
  public Future<List<Announcement>> take(SqlClient sql, Instant now, WaitingNotice one) {
    return sql.preparedQuery(TAKE_ONE)
        .execute(key(now, one))
        .map(rows -> Rows.all(rows, ScheduledNotices::told));
  }

  /** Has this one told some minutes from now, the later the more often it failed before. */
  public Future<Void> postpone(SqlClient sql, Instant now, WaitingNotice one) {
    return sql.preparedQuery(POSTPONE).execute(key(now, one)).mapEmpty();
  }

  /** Takes what is due of a customer, so that it is told before what comes now. */
  public Future<List<Announcement>> takeOf(SqlClient sql, long customer, Instant now) {
    return sql.preparedQuery(TAKE_OF_CUSTOMER)
        .execute(Tuple.of(customer, Rows.utc(now)))
        .map(rows -> Rows.all(rows, ScheduledNotices::told));
  }

  /** As {@link #takeOf} of a group, for the customers in the temporary table {@code moved}. */
  public Future<List<Announcement>> takeOfMoved(SqlConnection sql, long group, Instant now) {
    return sql.preparedQuery(TAKE_OF_MOVED)
        .execute(Tuple.of(group, Rows.utc(now)))
        .map(rows -> Rows.all(rows, ScheduledNotices::told));
  }

  /** Has these told of the membership, and nothing else that was to be. */
  public Future<Void> replace(
      SqlConnection sql, long customer, long group, List<ScheduledNotice> dues) {
    Future<?> dropped = sql.preparedQuery(DROP).execute(Tuple.of(customer, group));
    return dues.isEmpty()
        ? dropped.mapEmpty()
        : dropped.compose(done -> add(sql, customer, group, dues));
  }

  private static Future<Void> add(
      SqlConnection sql, long customer, long group, List<ScheduledNotice> dues) {
    return sql.preparedQuery(ADD)
        .execute(
            Tuple.of(
                customer,
                group,
                Rows.texts(dues, due -> EnumNames.of(due.kind())),
                dues.stream().map(ScheduledNotice::days).toArray(Integer[]::new),
                Rows.times(dues, ScheduledNotice::at),
                Rows.times(dues, ScheduledNotice::until)))
        .mapEmpty();
  }

  /** Something that is due and not taken. */
  public record WaitingNotice(long customer, long group, Announcement announcement) {}

  private static Tuple key(Instant now, WaitingNotice one) {
    ScheduledNotice due = one.announcement().notice();
    return Tuple.of(
        Rows.utc(now), one.customer(), one.group(), EnumNames.of(due.kind()), due.days());
  }

  private static WaitingNotice waiting(Row row) {
    return new WaitingNotice(row.getLong("customer_id"), row.getLong("group_id"), told(row));
  }

  private static Announcement told(Row row) {
    return new Announcement(
        row.getString("customer"),
        row.getString("group"),
        new ScheduledNotice(
            EnumNames.read(row.getString("kind"), NoticeKind.class),
            row.getInteger("days"),
            Rows.instant(row, "due_at"),
            Rows.instantOrNull(row, "until")));
  }
}
