package dev.coterie.ledger;

import dev.coterie.db.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads how many members each group had at several instants, in one pass over the ledger. */
public final class MemberTrend {
  /** A period counts at the instants from its begin on that are before its end. */
  private static final String COUNT =
      """
      SELECT customer_groups.code AS "group", period.earlier, period.begun, count(*) AS members
      FROM (
        SELECT group_id,
          width_bucket(lower(during) - interval '1 microsecond', $1::timestamptz[]) AS earlier,
          CASE WHEN upper_inf(during) THEN cardinality($1) ELSE
            width_bucket(upper(during) - interval '1 microsecond', $1) END AS begun
        FROM membership_periods WHERE NOT isempty(during)
      ) AS period JOIN customer_groups ON customer_groups.id = group_id
      WHERE deleted_at IS NULL AND kind <> 'list' AND earlier < begun
      GROUP BY customer_groups.id, period.earlier, period.begun ORDER BY customer_groups.id
      """;

  /**
   * The numbers of members by the code of the group, lists left out.
   *
   * @param instants ascending
   */
  public Future<Map<String, List<Long>>> at(SqlClient sql, List<Instant> instants) {
    return sql.preparedQuery(COUNT)
        .execute(Tuple.tuple().addArrayOfOffsetDateTime(Rows.times(instants, instant -> instant)))
        .map(rows -> counts(rows, instants.size()));
  }

  private static Map<String, List<Long>> counts(RowSet<Row> rows, int instants) {
    Map<String, List<Long>> counts = new LinkedHashMap<>();
    for (Row row : rows) {
      List<Long> group =
          counts.computeIfAbsent(
              row.getString("group"), code -> new ArrayList<>(Collections.nCopies(instants, 0L)));
      for (int index = row.getInteger("earlier"); index < row.getInteger("begun"); index++) {
        group.set(index, group.get(index) + row.getLong("members"));
      }
    }
    return counts;
  }
}
