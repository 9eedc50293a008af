package dev.coterie.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;

/** Rows that are deleted once they are old, some at a time. */
public interface OldRows {

  /** What they are, for the metrics. */
  String kind();

  /**
   * Deletes some of those that were over before an instant and that nobody needs any more.
   *
   * @param most how many at most
   * @return how many; 0 once none is left
   */
  Future<Integer> delete(SqlClient sql, Instant before, int most);

  /** As {@link #delete}, by the first of the statements that finds any. */
  static Future<Integer> deleteBy(
      List<String> statements, SqlClient sql, Instant before, int most) {
    List<String> others = statements.subList(1, statements.size());
    return sql.preparedQuery(statements.get(0))
        .execute(Tuple.of(Rows.utc(before), most))
        .map(rows -> rows.rowCount())
        .compose(
            count ->
                count > 0 || others.isEmpty()
                    ? Future.succeededFuture(count)
                    : deleteBy(others, sql, before, most));
  }
}
