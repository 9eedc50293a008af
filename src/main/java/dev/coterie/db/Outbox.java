package dev.coterie.db;

import dev.coterie.kernel.Actor;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
      INSERT INTO events (type, at, subject, actor, data, before, after)
      SELECT type, at, subject, $1, data::jsonb, before::jsonb, after::jsonb
      FROM unnest($2::text[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[])
        WITH ORDINALITY AS event (type, at, subject, data, before, after, position)
      ORDER BY position
      """;

  private static final String REDACT =
      """
      UPDATE events SET data = data - $3::text[], before = before - $3, after = after - $3
      WHERE subject = $1 AND data ->> 'customer' = $1 AND type LIKE $2
      """;

  private Outbox() {}

  static Future<Void> append(SqlConnection sql, Actor actor, List<Event> events) {
    if (events.isEmpty()) {
      return Future.succeededFuture();
    }
    Tuple columns =
        Tuple.tuple()
            .addString(actor.text())
            .addArrayOfString(Rows.texts(events, Event::type))
            .addArrayOfOffsetDateTime(Rows.times(events, Event::at))
            .addArrayOfString(Rows.texts(events, Event::subject))
            .addArrayOfString(Rows.texts(events, event -> event.data().encode()))
            .addArrayOfString(Rows.texts(events, event -> text(event.before())))
            .addArrayOfString(Rows.texts(events, event -> text(event.after())));
    // sent one after the other without waiting: the server takes them in this order
    return Future.all(sql.query(LOCK).execute(), sql.preparedQuery(APPEND).execute(columns))
        .mapEmpty();
  }

  static Future<Void> redact(SqlConnection sql, String customer, String types, String... fields) {
    return sql.preparedQuery(REDACT).execute(Tuple.of(customer, types, fields)).mapEmpty();
  }

  private static @Nullable String text(@Nullable JsonObject fields) {
    return fields == null ? null : fields.encode();
  }
}
