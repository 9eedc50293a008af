package dev.coterie.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;

/**
 * Events that all have read. They go in the order of their ids, so that those that are kept are all
 * from one id on.
 */
public final class OldEvents implements OldRows {
  private static final String DELETE =
      """
      WITH oldest AS (
        SELECT id, at FROM events ORDER BY id LIMIT $2
      ), kept AS (
        SELECT least(
          (SELECT min(id) FROM oldest WHERE at >= $1),
          (SELECT min(event_id) + 1 FROM event_readers),
          (SELECT min(event_id) FROM webhook_deliveries)) AS first
      ), gone AS (
        DELETE FROM events WHERE id IN (
          SELECT id FROM oldest, kept WHERE kept.first IS NULL OR id < kept.first)
        RETURNING id
      )
      UPDATE pruned_events SET up_to = gone.last
      FROM (SELECT max(id) AS last, count(*) AS count FROM gone) AS gone
      WHERE gone.count > 0
      RETURNING gone.count AS count
      """;

  private static final String PRUNED = "SELECT up_to FROM pruned_events";

  @Override
  public String kind() {
    return "events";
  }

  @Override
  public Future<Integer> delete(SqlClient sql, Instant before, int most) {
    return sql.preparedQuery(DELETE)
        .execute(Tuple.of(Rows.utc(before), most))
        .map(rows -> Rows.first(rows, row -> row.getInteger("count")).orElse(0));
  }

  /** The id of the last one that was deleted, 0 where none was. */
  public static Future<Long> last(SqlClient sql) {
    return sql.preparedQuery(PRUNED).execute().map(rows -> rows.iterator().next().getLong("up_to"));
  }
}
