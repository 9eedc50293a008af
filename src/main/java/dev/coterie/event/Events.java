package dev.coterie.event;

import dev.coterie.db.Rows;
import dev.coterie.event.EventContract.ReadEvents;
import dev.coterie.event.EventContract.ReadLatest;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** The table of events, which transactions write. */
public final class Events {
  private static final String BEGIN =
      """
      SELECT coalesce(max(events_after), 0) AS after FROM customers
      WHERE code = $1 AND events_after IS NOT NULL
      """;

  private static final String LAST = "SELECT coalesce(max(id), 0) AS id FROM events";

  /** The events that follow one, by id. */
  public Future<List<RecordedEvent>> after(SqlClient sql, long after, int limit) {
    return EventQuery.after(sql, EventFilter.ALL, after, limit);
  }

  /** Those of these ids that there are. */
  public Future<List<RecordedEvent>> withIds(SqlClient sql, List<Long> ids) {
    return EventQuery.withIds(sql, ids);
  }

  /** One event more than asked for, where there is one. */
  Future<List<RecordedEvent>> read(SqlClient sql, ReadEvents ask) {
    return EventQuery.after(sql, ask.filter(), ask.after(), ask.limit() + 1);
  }

  /** One event more than asked for, where there is one, the last first. */
  Future<List<RecordedEvent>> read(SqlClient sql, ReadLatest ask) {
    return EventQuery.before(sql, ask.filter(), ask.before(), ask.limit() + 1);
  }

  /** The last event before the present holder of a customer's code; 0 where that is the first. */
  Future<Long> begin(SqlClient sql, String subject) {
    return sql.preparedQuery(BEGIN)
        .execute(Tuple.of(subject))
        .map(rows -> rows.iterator().next().getLong("after"));
  }

  /** The id of the last one, 0 where there is none. */
  public Future<Long> last(SqlClient sql) {
    return sql.query(LAST).execute().map(rows -> rows.iterator().next().getLong("id"));
  }

  static RecordedEvent event(Row row) {
    return new RecordedEvent(
        row.getLong("id"),
        row.getString("type"),
        Rows.instant(row, "at"),
        row.getString("subject"),
        row.getString("actor"),
        row.getJsonObject("data"),
        row.getJsonObject("before"),
        row.getJsonObject("after"));
  }
}
