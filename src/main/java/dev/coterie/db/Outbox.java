package dev.coterie.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/**
 * Writes the events of a transaction, as the last that it does.
 *
 * <p>Their ids are given under a lock that the transaction holds until it is seen, so that an event
 * never comes into sight after one with a higher id: who reads on from an id misses none. The
 * notification that follows would let transactions commit one by one in any case.
 */
final class Outbox {
  private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtext('coterie events'))";

  private static final String APPEND =
      """
      INSERT INTO events (type, at, subject, data)
      SELECT type, at, subject, data::jsonb
      FROM unnest($1::text[], $2::timestamptz[], $3::text[], $4::text[])
        WITH ORDINALITY AS event (type, at, subject, data, place)
      ORDER BY place
      """;

  private Outbox() {}

  static Future<Void> append(SqlConnection sql, List<Event> events) {
    if (events.isEmpty()) {
      return Future.succeededFuture();
    }
    Tuple columns =
        Tuple.of(
            Rows.texts(events, Event::type),
            Rows.times(events, Event::at),
            Rows.texts(events, Event::subject),
            Rows.texts(events, event -> event.data().encode()));
    // sent one after the other without waiting: the server takes them in this order
    return Future.all(sql.query(LOCK).execute(), sql.preparedQuery(APPEND).execute(columns))
        .mapEmpty();
  }
}
