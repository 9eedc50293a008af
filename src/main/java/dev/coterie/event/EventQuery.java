package dev.coterie.event;

import dev.coterie.db.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statement that reads the events of a filter. It has only the conditions that are asked for,
 * so that the database chooses the index for them.
 */
final class EventQuery {
  private static final String SUBJECT =
      """
      subject = $
        AND (id > coalesce((
            SELECT max(events_after) FROM customers
            WHERE code = $ AND events_after IS NOT NULL), 0)
          OR data ->> 'customer' IS DISTINCT FROM subject)""";

  private static final String SELECT =
      "SELECT id, type, at, subject, actor, data, before, after FROM events WHERE ";

  private final List<String> conditions = new ArrayList<>();
  private final Tuple values = Tuple.tuple();

  private EventQuery(EventFilter filter) {
    require("actor = $", filter.actor());
    require(SUBJECT, filter.subject());
    require("data ->> 'order' = $", filter.order());
    require("at >= $", Rows.utc(filter.from()));
    require("at < $", Rows.utc(filter.until()));
    require("type = ANY ($)", types(filter));
  }

  private static String @Nullable [] types(EventFilter filter) {
    return filter.types().isEmpty()
        ? null
        : filter.types().stream().sorted().toArray(String[]::new);
  }

  /** The events that follow one, by id. */
  static Future<List<RecordedEvent>> after(
      SqlClient sql, EventFilter filter, long after, int limit) {
    EventQuery query = new EventQuery(filter);
    query.require("id > $", after);
    return query.read(sql, "id", limit);
  }

  /** The events that go before one, the last first. */
  static Future<List<RecordedEvent>> before(
      SqlClient sql, EventFilter filter, long before, int limit) {
    EventQuery query = new EventQuery(filter);
    query.require("id < $", before);
    return query.read(sql, "id DESC", limit);
  }

  /** Those of these ids. */
  static Future<List<RecordedEvent>> withIds(SqlClient sql, List<Long> ids) {
    EventQuery query = new EventQuery(EventFilter.ALL);
    query.require("id = ANY ($)", ids.toArray(Long[]::new));
    return query.read(sql, "id", ids.size());
  }

  private Future<List<RecordedEvent>> read(SqlClient sql, String order, int limit) {
    String where = String.join(" AND ", conditions);
    String page = numbered(" ORDER BY " + order + " LIMIT $", limit);
    return sql.preparedQuery(SELECT + where + page)
        .execute(values)
        .map(rows -> Rows.all(rows, Events::event));
  }

  /** A condition on a value, unless that is null. */
  private void require(String condition, @Nullable Object value) {
    if (value != null) {
      conditions.add(numbered(condition, value));
    }
  }

  /** The text with the number of the parameter that has the value. */
  private String numbered(String text, Object value) {
    values.addValue(value);
    return text.replace("$", "$" + values.size());
  }
}
