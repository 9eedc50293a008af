package dev.coterie.delivery;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of the readers of the outbox that must not lose their position. */
final class EventReaders {
  private static final String ADD =
      """
      INSERT INTO event_readers (name, event_id)
      SELECT $1, coalesce(max(id), 0) FROM events
      ON CONFLICT ON CONSTRAINT event_readers_pkey DO NOTHING
      """;

  private static final String POSITION = "SELECT event_id FROM event_readers WHERE name = $1";

  private static final String LOCK =
      POSITION
          + """
             AND (publisher IS NULL OR publisher = $2 OR turn_until < clock_timestamp())
          FOR UPDATE SKIP LOCKED
          """;

  private static final String MOVE =
      """
      UPDATE event_readers SET event_id = $2,
        publisher = $3, turn_until = clock_timestamp() + $4 * interval '1 millisecond'
      WHERE name = $1
      """;

  /**
   * A move that is lost has events delivered twice, which is allowed, so it need not wait for the
   * disk.
   */
  private static final String SKIP_DISK_WAIT = "SET LOCAL synchronous_commit = off";

  /** Has the reader begin with the next event, unless it has begun before. */
  Future<Void> add(SqlClient sql, String name) {
    return sql.preparedQuery(ADD).execute(Tuple.of(name)).mapEmpty();
  }

  Future<@Nullable Long> position(SqlClient sql, String name) {
    return sql.preparedQuery(POSITION).execute(Tuple.of(name)).map(EventReaders::eventId);
  }

  /**
   * The reader's position, for this transaction to move; null while another one has it locked, or
   * it is another publisher's turn.
   */
  Future<@Nullable Long> lock(SqlClient sql, String name, UUID publisher) {
    return sql.preparedQuery(LOCK).execute(Tuple.of(name, publisher)).map(EventReaders::eventId);
  }

  /** Moves the reader behind an event and has its publisher's turn last so long from now on. */
  Future<Void> move(SqlClient sql, String name, long eventId, UUID publisher, Duration turn) {
    return sql.query(SKIP_DISK_WAIT)
        .execute()
        .compose(
            set ->
                sql.preparedQuery(MOVE)
                    .execute(Tuple.of(name, eventId, publisher, turn.toMillis())))
        .mapEmpty();
  }

  private static @Nullable Long eventId(RowSet<Row> rows) {
    return rows.size() == 0 ? null : rows.iterator().next().getLong("event_id");
  }
}
