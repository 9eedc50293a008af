package dev.coterie.event;

import dev.coterie.db.Rows;
import dev.coterie.event.EventContract.ReadEvents;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** The table of events, which transactions write. */
public final class Events {
  private static final String AFTER =
      """
      SELECT id, type, at, subject, actor, data, before, after
      FROM events
      WHERE id > $1 ORDER BY id LIMIT $2
      """;

  private static final String CHOSEN_AFTER =
      """
      SELECT id, type, at, subject, actor, data, before, after
      FROM events
      WHERE id > $1 AND ($3::text IS NULL OR subject = $3) AND ($4::text IS NULL OR type = $4)
        AND (id > coalesce((
            SELECT max(events_after) FROM customers
            WHERE code = $3 AND events_after IS NOT NULL), 0)
          OR data ->> 'customer' IS DISTINCT FROM subject)
      ORDER BY id LIMIT $2
      """;

  private static final String BEGIN =
      """
      SELECT coalesce(max(events_after), 0) AS after FROM customers
      WHERE code = $1 AND events_after IS NOT NULL
      """;

  private static final String LAST = "SELECT coalesce(max(id), 0) AS id FROM events";

  public Future<List<RecordedEvent>> after(SqlClient sql, long after, int limit) {
    return sql.preparedQuery(AFTER)
        .execute(Tuple.of(after, limit))
        .map(rows -> Rows.all(rows, Events::event));
  }

  /** One event more than asked for, where there is one. */
  Future<List<RecordedEvent>> read(SqlClient sql, ReadEvents ask) {
    return sql.preparedQuery(CHOSEN_AFTER)
        .execute(Tuple.of(ask.after(), ask.limit() + 1, ask.subject(), ask.type()))
        .map(rows -> Rows.all(rows, Events::event));
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

  private static RecordedEvent event(Row row) {
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
