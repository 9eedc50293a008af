package dev.coterie.expiry;

import dev.coterie.db.Rows;
import dev.coterie.db.Tx;
import dev.coterie.group.Transfer;
import dev.coterie.kernel.ShopCalendar;
import dev.coterie.ledger.GroupPeriods;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the timer has to tell of those who leave a deleted group. It reads the temporary table of
 * {@link GroupPeriods}.
 */
public final class GroupNotices {
  private static final int PAGE = 50_000;

  /** What is due already is still told. */
  private static final String DROP =
      "DELETE FROM scheduled_notices WHERE group_id = $1 AND due_at > $2";

  private static final String END_ALL =
      """
      INSERT INTO scheduled_notices (customer_id, group_id, kind, due_at, until)
      SELECT DISTINCT customer_id, $1::bigint, 'end', $2::timestamptz, $2::timestamptz FROM leaving
      """;

  /** With the end in the other group that each has now, and where grace begins before it. */
  private static final String NOTE_MOVED =
      """
      CREATE TEMPORARY TABLE moved ON COMMIT DROP AS
      SELECT customer_id,
        CASE WHEN NOT bool_or(upper_inf(during)) THEN max(upper(during)) END AS until,
        CASE WHEN NOT bool_or(upper_inf(during))
          THEN max(upper(during)) FILTER (WHERE source <> 'grace') END AS paid_until
      FROM membership_periods
      WHERE group_id = %d AND (upper_inf(during) OR upper(during) > timestamptz '%s')
        AND customer_id IN (SELECT customer_id FROM leaving WHERE period_id IS NOT NULL)
      GROUP BY customer_id
      """;

  private static final String DROP_OF_MOVED =
      """
      DELETE FROM scheduled_notices AS due USING moved
      WHERE due.customer_id = moved.customer_id AND due.group_id = $1
      """;

  private static final String TELL_MOVED =
      """
      INSERT INTO scheduled_notices (customer_id, group_id, kind, due_at, until)
      SELECT customer_id, $1::bigint, 'transferred', $2::timestamptz, until FROM moved
      UNION ALL
      SELECT customer_id, $1, 'end', until, until FROM moved WHERE until IS NOT NULL
      UNION ALL
      SELECT customer_id, $1, 'grace', paid_until, until FROM moved
      WHERE paid_until > $2 AND paid_until < until
      """;

  private static final String REMINDERS = "SELECT reminders FROM customer_groups WHERE id = $1";

  private static final String ENDS =
      """
      SELECT DISTINCT paid_until FROM moved WHERE paid_until > $1 ORDER BY paid_until LIMIT $2
      """;

  private static final String REMIND =
      """
      INSERT INTO scheduled_notices (customer_id, group_id, kind, days, due_at, until)
      SELECT customer_id, $1, 'reminder', days, due_at, paid_until
      FROM unnest($2::integer[], $3::timestamptz[], $4::timestamptz[])
        AS reminder (days, due_at, paid_until) JOIN moved USING (paid_until)
      """;

  private static final String STAY_NOWHERE =
      "DELETE FROM leaving USING moved WHERE leaving.customer_id = moved.customer_id";

  private final ScheduledNotices dues = new ScheduledNotices();
  private final ShopCalendar calendar;

  public GroupNotices(ShopCalendar calendar) {
    this.calendar = calendar;
  }

  /** Has all who leave told that it is over. */
  public Future<Void> endAll(SqlConnection sql, long group, Instant now) {
    return sql.preparedQuery(DROP)
        .execute(Tuple.of(group, Rows.utc(now)))
        .compose(done -> sql.preparedQuery(END_ALL).execute(Tuple.of(group, Rows.utc(now))))
        .mapEmpty();
  }

  /** Has those who go on in the other group told so, all others that it is over. */
  public Future<Void> move(Tx tx, Transfer move) {
    SqlConnection sql = tx.sql();
    Tuple inOther = Tuple.of(move.toId(), Rows.utc(move.at()));
    return sql.query(NOTE_MOVED.formatted(move.toId(), Rows.utc(move.at())))
        .execute()
        .compose(done -> dues.takeOfMoved(sql, move.toId(), move.at()))
        .onSuccess(all -> all.forEach(told -> tx.emit(told.event(move.at()))))
        .compose(done -> sql.preparedQuery(DROP_OF_MOVED).execute(Tuple.of(move.toId())))
        .compose(done -> sql.preparedQuery(TELL_MOVED).execute(inOther))
        .compose(done -> sql.preparedQuery(REMINDERS).execute(Tuple.of(move.toId())))
        .map(rows -> rows.iterator().next().getArrayOfIntegers("reminders"))
        .compose(days -> remind(sql, move, List.of(days), move.at()))
        .compose(done -> sql.query(STAY_NOWHERE).execute())
        .compose(done -> endAll(sql, move.fromId(), move.at()));
  }

  /** A page of ends after the other, since only the calendar knows when days before them are. */
  private Future<Void> remind(SqlConnection sql, Transfer move, List<Integer> days, Instant after) {
    return days.isEmpty()
        ? Future.succeededFuture()
        : sql.preparedQuery(ENDS)
            .execute(Tuple.of(Rows.utc(after), PAGE))
            .map(rows -> Rows.all(rows, row -> Rows.instant(row, "paid_until")))
            .compose(
                ends ->
                    ends.isEmpty()
                        ? Future.succeededFuture()
                        : remindBefore(sql, move, days, ends)
                            .compose(done -> remind(sql, move, days, ends.get(ends.size() - 1))));
  }

  private Future<RowSet<Row>> remindBefore(
      SqlConnection sql, Transfer move, List<Integer> days, List<Instant> ends) {
    List<ScheduledNotice> reminders = new ArrayList<>();
    for (Instant end : ends) {
      for (int before : days) {
        Instant at = calendar.plusDays(end, before);
        if (at.isAfter(move.at())) {
          reminders.add(new ScheduledNotice(NoticeKind.REMINDER, before, at, end));
        }
      }
    }
    return sql.preparedQuery(REMIND)
        .execute(
            Tuple.of(
                move.toId(),
                reminders.stream().map(ScheduledNotice::days).toArray(Integer[]::new),
                Rows.times(reminders, ScheduledNotice::at),
                Rows.times(reminders, ScheduledNotice::until)));
  }
}
