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
 * The table of what the timer will announce of memberships, and when. Who deletes a row announces
 * it in the same transaction, so that it is announced once.
 */
public final class ScheduledNotices {
  /**
   * Names are looked up one by one: a join of few with a million customers reads them all. Who
   * moves has departed before the other group has them.
   */
  private static final String ANNOUNCING =
      """
      SELECT customer_id, group_id,
        (SELECT code FROM customers WHERE id = customer_id) AS customer,
        (SELECT code FROM customer_groups WHERE id = group_id) AS "group",
        kind, days, due_at, until
      FROM notice ORDER BY due_at, customer_id, kind = 'transferred'
      """;

  /** Of each customer only the earliest, so that no other node announces a later one before it. */
  private static final String IS_NEXT =
      """
      notice.due_at <= $1 AND notice.due_at = (
        SELECT min(due_at) FROM scheduled_notices WHERE customer_id = notice.customer_id)
      """;

  /**
   * Skips a customer whose ledger another transaction is changing, since the notices may differ
   * afterwards. A transaction that waits for the customer reads the clock after these events.
   */
  private static final String TAKE_WHERE =
      """
      WITH notice AS (
        DELETE FROM scheduled_notices WHERE ctid = ANY (ARRAY(
          SELECT next.ctid FROM (
            SELECT ctid, customer_id FROM scheduled_notices AS notice
            WHERE %s
            FOR UPDATE SKIP LOCKED
          ) AS next CROSS JOIN LATERAL (
            SELECT id FROM customers WHERE id = next.customer_id FOR NO KEY UPDATE SKIP LOCKED
          ) AS customer
        ))
        RETURNING *
      )
      """
          + ANNOUNCING;

  private static final String TAKE = TAKE_WHERE.formatted(IS_NEXT + " ORDER BY due_at LIMIT $2");

  private static final String NEXT =
      """
      WITH notice AS (
        SELECT * FROM scheduled_notices AS notice WHERE %s ORDER BY due_at LIMIT $2
      )
      """
              .formatted(IS_NEXT)
          + ANNOUNCING;

  private static final String IS_THIS =
      "notice.customer_id = $2 AND notice.group_id = $3 AND notice.kind = $4 AND notice.days = $5";

  private static final String TAKE_ONE = TAKE_WHERE.formatted(IS_NEXT + " AND " + IS_THIS);

  private static final String POSTPONE =
      """
      UPDATE scheduled_notices AS notice SET failures = failures + 1,
        due_at = $1 + least(interval '1 minute' * 2 ^ least(failures, 6), interval '1 hour')
      WHERE %s
      """
          .formatted(IS_THIS);

  private static final String TAKE_OF_CUSTOMER =
      """
      WITH notice AS (
        DELETE FROM scheduled_notices WHERE customer_id = $1 AND due_at <= $2 RETURNING *
      )
      """
          + ANNOUNCING;

  private static final String TAKE_OF_TRANSFERRED =
      """
      WITH notice AS (
        DELETE FROM scheduled_notices AS notice USING transferred_members AS member
        WHERE notice.customer_id = member.customer_id AND notice.group_id = $1 AND notice.due_at <= $2
        RETURNING notice.*
      )
      """
          + ANNOUNCING;

  private static final String DROP =
      "DELETE FROM scheduled_notices WHERE customer_id = $1 AND group_id = $2";

  private static final String ADD =
      """
      INSERT INTO scheduled_notices (customer_id, group_id, kind, days, due_at, until)
      SELECT $1, $2, kind, days, due_at, until
      FROM unnest($3::text[], $4::integer[], $5::timestamptz[], $6::timestamptz[])
        AS notice (kind, days, due_at, until)
      """;

  /** Takes what is due, the earliest first, past what other nodes are taking. */
  Future<List<Announcement>> take(SqlClient sql, Instant now, int most) {
    return sql.preparedQuery(TAKE)
        .execute(Tuple.of(Rows.utc(now), most))
        .map(rows -> Rows.all(rows, ScheduledNotices::announcement));
  }

  /** What is due, the earliest first, left where it is. */
  Future<List<WaitingNotice>> next(SqlClient sql, Instant now, int most) {
    return sql.preparedQuery(NEXT)
        .execute(Tuple.of(Rows.utc(now), most))
        .map(rows -> Rows.all(rows, ScheduledNotices::waiting));
  }

  /** Takes this one; empty if another node did. */
  Future<List<Announcement>> take(SqlClient sql, Instant now, WaitingNotice one) {
    return sql.preparedQuery(TAKE_ONE)
        .execute(key(now, one))
        .map(rows -> Rows.all(rows, ScheduledNotices::announcement));
  }

  /** Has this one announced some minutes from now, the later the more often it failed before. */
  Future<Void> postpone(SqlClient sql, Instant now, WaitingNotice one) {
    return sql.preparedQuery(POSTPONE).execute(key(now, one)).mapEmpty();
  }

  /** Takes what is due of a customer, so that it is announced before what comes now. */
  public Future<List<Announcement>> takeOf(SqlClient sql, long customer, Instant now) {
    return sql.preparedQuery(TAKE_OF_CUSTOMER)
        .execute(Tuple.of(customer, Rows.utc(now)))
        .map(rows -> Rows.all(rows, ScheduledNotices::announcement));
  }

  /**
   * Does {@link #takeOf} for one group and the customers in the temporary table {@code
   * transferred_members}.
   */
  Future<List<Announcement>> takeOfTransferred(SqlConnection sql, long group, Instant now) {
    return sql.preparedQuery(TAKE_OF_TRANSFERRED)
        .execute(Tuple.of(group, Rows.utc(now)))
        .map(rows -> Rows.all(rows, ScheduledNotices::announcement));
  }

  /** Replaces all notices of the membership by these. */
  public Future<Void> replace(
      SqlConnection sql, long customer, long group, List<ScheduledNotice> notices) {
    Future<?> dropped = sql.preparedQuery(DROP).execute(Tuple.of(customer, group));
    return notices.isEmpty()
        ? dropped.mapEmpty()
        : dropped.compose(done -> add(sql, customer, group, notices));
  }

  private static Future<Void> add(
      SqlConnection sql, long customer, long group, List<ScheduledNotice> notices) {
    return sql.preparedQuery(ADD)
        .execute(
            Tuple.of(
                customer,
                group,
                Rows.texts(notices, notice -> EnumNames.of(notice.kind())),
                notices.stream().map(ScheduledNotice::days).toArray(Integer[]::new),
                Rows.times(notices, ScheduledNotice::at),
                Rows.times(notices, ScheduledNotice::until)))
        .mapEmpty();
  }

  /** A notice that is due and not taken. */
  record WaitingNotice(long customer, long group, Announcement announcement) {}

  private static Tuple key(Instant now, WaitingNotice one) {
    ScheduledNotice notice = one.announcement().notice();
    return Tuple.of(
        Rows.utc(now), one.customer(), one.group(), EnumNames.of(notice.kind()), notice.days());
  }

  private static WaitingNotice waiting(Row row) {
    return new WaitingNotice(
        row.getLong("customer_id"), row.getLong("group_id"), announcement(row));
  }

  private static Announcement announcement(Row row) {
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
