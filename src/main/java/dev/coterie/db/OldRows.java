package dev.coterie.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;

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
}
