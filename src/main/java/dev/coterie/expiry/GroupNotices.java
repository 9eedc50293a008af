package dev.coterie.expiry;

import dev.coterie.db.Rows;
import dev.coterie.db.Tx;
import dev.coterie.kernel.ShopCalendar;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;

/**
 * Schedules the notices of those who leave a deleted group. It reads temporary tables of the
 * transaction, which the caller fills:
 *
 * <ul>
 *   <li>{@code departing_customers (customer_id)}: whose notices of the group count no more
 *   <li>{@code departing_members (customer_id)}: whose membership ends
 *   <li>{@code transferred_members (customer_id, begin, until, paid_until, reminds)}: who goes on
 *       in another group, with the begin of what is paid there and the end of that and of all, null
 *       for none, and whether to remind of it
 *   <li>{@code shortened_grace (customer_id, group_id, taken)}: whose days of grace became fewer
 * </ul>
 */
public final class GroupNotices {
  /** What is due already is still announced. */
  private static final String DROP =
      """
      DELETE FROM scheduled_notices AS notice USING departing_customers AS departing
      WHERE notice.customer_id = departing.customer_id AND group_id = $1 AND due_at > $2
      """;

  private static final String ADD_ENDS =
      """
      INSERT INTO scheduled_notices (customer_id, group_id, kind, due_at, until)
      SELECT customer_id, $1::bigint, 'end', $2::timestamptz, $2::timestamptz
      FROM departing_members
      """;

  private static final String ADD_DEPARTURES =
      """
      INSERT INTO scheduled_notices (customer_id, group_id, kind, due_at, until)
      SELECT customer_id, $1::bigint, 'departed', $2::timestamptz, $2::timestamptz
      FROM transferred_members
      """;

  private static final String SHORTEN_GRACE =
      """
      WITH dropped AS (
        DELETE FROM scheduled_notices AS notice USING shortened_grace AS grace
        WHERE notice.customer_id = grace.customer_id AND notice.group_id = grace.group_id
          AND notice.kind = 'grace' AND notice.due_at = lower(taken)
      )
      UPDATE scheduled_notices AS notice SET until = lower(taken),
        due_at = CASE notice.kind WHEN 'end' THEN lower(taken) ELSE due_at END
      FROM shortened_grace AS grace
      WHERE notice.customer_id = grace.customer_id AND notice.group_id = grace.group_id
        AND notice.kind IN ('grace', 'end') AND notice.until = upper(taken)
        AND notice.due_at <> lower(taken)
      """;

  private static final String DROP_OF_TRANSFERRED =
      """
      DELETE FROM scheduled_notices AS notice USING transferred_members AS member
      WHERE notice.customer_id = member.customer_id AND notice.group_id = $1
      """;

  private static final String ADD_OF_TRANSFERRED =
      """
      INSERT INTO scheduled_notices (customer_id, group_id, kind, due_at, until)
      SELECT customer_id, $1::bigint, 'transferred', $2::timestamptz, paid_until
      FROM transferred_members
      """;

  private static final String ADD_COURSE_OF_TRANSFERRED =
      """
      INSERT INTO scheduled_notices (customer_id, group_id, kind, due_at, until)
      SELECT customer_id, $1::bigint, 'end', until, until FROM transferred_members
      WHERE until IS NOT NULL
      UNION ALL
      SELECT customer_id, $1, 'begin', begin, paid_until FROM transferred_members WHERE begin > $2
      UNION ALL
      SELECT customer_id, $1, 'grace', paid_until, until FROM transferred_members
      WHERE paid_until > $2 AND paid_until < until
      """;

  private static final String PAID_ENDS =
      """
      SELECT DISTINCT paid_until FROM transferred_members
      WHERE reminds AND paid_until > $1
      """;

  private static final String ADD_REMINDERS =
      """
      INSERT INTO scheduled_notices (customer_id, group_id, kind, days, due_at, until)
      SELECT customer_id, $1, 'reminder', days, due_at, paid_until
      FROM unnest($2::integer[], $3::timestamptz[], $4::timestamptz[])
        AS reminder (days, due_at, paid_until) JOIN transferred_members USING (paid_until)
      WHERE reminds
      """;

  private final ScheduledNotices notices = new ScheduledNotices();
  private final ShopCalendar calendar;

  public GroupNotices(ShopCalendar calendar) {
    this.calendar = calendar;
  }

  /** Has nothing more announced of the departing customers' memberships but what is due. */
  public Future<Void> drop(SqlConnection sql, long group, Instant now) {
    return sql.preparedQuery(DROP).execute(Tuple.of(group, Rows.utc(now))).mapEmpty();
  }

  /** Has it announced that the membership of each departing member is over. */
  public Future<Void> endAll(SqlConnection sql, long group, Instant now) {
    return drop(sql, group, now)
        .compose(done -> sql.preparedQuery(ADD_ENDS).execute(Tuple.of(group, Rows.utc(now))))
        .mapEmpty();
  }

  /** Has it announced that each transferred member has left the group. */
  public Future<Void> departAll(SqlConnection sql, long group, Instant now) {
    return sql.preparedQuery(ADD_DEPARTURES).execute(Tuple.of(group, Rows.utc(now))).mapEmpty();
  }

  /**
   * Has it announced that each transferred member goes on in the group, when that begins, if later,
   * and when it ends; and the earlier ends of what made room for it.
   *
   * @param days on which the group reminds, before the end, as -30
   */
  public Future<Void> transfer(Tx tx, long group, List<Integer> days, Instant now) {
    SqlConnection sql = tx.sql();
    Tuple key = Tuple.of(group, Rows.utc(now));
    return notices
        .takeOfTransferred(sql, group, now)
        .onSuccess(overdue -> overdue.forEach(one -> tx.emit(one.event(now))))
        .compose(done -> sql.query(SHORTEN_GRACE).execute())
        .compose(done -> sql.preparedQuery(DROP_OF_TRANSFERRED).execute(Tuple.of(group)))
        .compose(done -> sql.preparedQuery(ADD_OF_TRANSFERRED).execute(key))
        .compose(done -> sql.preparedQuery(ADD_COURSE_OF_TRANSFERRED).execute(key))
        .compose(done -> addReminders(sql, group, new Reminders(calendar, days, now), now));
  }

  /** Only the calendar knows the days before an end. */
  private static Future<Void> addReminders(
      SqlConnection sql, long group, Reminders reminders, Instant after) {
    return reminders.days().isEmpty()
        ? Future.succeededFuture()
        : sql.preparedQuery(PAID_ENDS)
            .execute(Tuple.of(Rows.utc(after)))
            .map(rows -> Rows.all(rows, row -> Rows.instant(row, "paid_until")))
            .map(ends -> ends.stream().flatMap(end -> reminders.before(end).stream()).toList())
            .compose(all -> add(sql, group, all))
            .mapEmpty();
  }

  private static Future<RowSet<Row>> add(
      SqlConnection sql, long group, List<ScheduledNotice> reminders) {
    return sql.preparedQuery(ADD_REMINDERS)
        .execute(
            Tuple.of(
                group,
                reminders.stream().map(ScheduledNotice::days).toArray(Integer[]::new),
                Rows.times(reminders, ScheduledNotice::at),
                Rows.times(reminders, ScheduledNotice::until)));
  }
}
