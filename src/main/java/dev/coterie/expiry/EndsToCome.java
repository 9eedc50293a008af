package dev.coterie.expiry;

import dev.coterie.db.Rows;
import dev.coterie.expiry.ExpiryContract.ComingEnd;
import dev.coterie.expiry.ExpiryContract.ComingEnds;
import dev.coterie.expiry.ExpiryContract.FindEnds;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** Reads which memberships end soon, by what the timer will announce. */
final class EndsToCome {
  private static final String FIRST =
      """
      SELECT customer.code AS customer, customer_groups.code AS "group", notice.due_at AS at
      FROM (
        SELECT customer_id, group_id, due_at FROM scheduled_notices
        WHERE kind = 'end' AND due_at <= $1 ORDER BY due_at LIMIT $2
      ) AS notice
        JOIN customers AS customer ON customer.id = customer_id
        JOIN customer_groups ON customer_groups.id = group_id
      ORDER BY notice.due_at, customer.code
      """;

  private static final String COUNT =
      """
      SELECT
        (SELECT count(*) FROM (
          SELECT FROM scheduled_notices WHERE kind = 'end' AND due_at <= $1 LIMIT $2) AS due) AS ends,
        (SELECT count(*) FROM (
          SELECT FROM scheduled_notices WHERE failures > 0 LIMIT $2) AS failing) AS failing
      """;

  Future<ComingEnds> find(SqlClient sql, FindEnds ask) {
    return Future.all(
            sql.preparedQuery(FIRST).execute(Tuple.of(Rows.utc(ask.by()), ask.most())),
            sql.preparedQuery(COUNT)
                .execute(Tuple.of(Rows.utc(ask.by()), ExpiryContract.MOST_COUNTED)))
        .map(
            both -> {
              List<ComingEnd> first = Rows.all(both.resultAt(0), EndsToCome::end);
              Row counts = both.<RowSet<Row>>resultAt(1).iterator().next();
              return new ComingEnds(first, counts.getInteger("ends"), counts.getInteger("failing"));
            });
  }

  private static ComingEnd end(Row row) {
    return new ComingEnd(
        row.getString("customer"), row.getString("group"), Rows.instant(row, "at"));
  }
}
