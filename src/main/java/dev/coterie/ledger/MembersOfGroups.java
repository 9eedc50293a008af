package dev.coterie.ledger;

import dev.coterie.db.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads how many customers hold a group, and for how long. */
public final class MembersOfGroups {
  /** A customer holds a group at most once at an instant, so a period is a member. */
  private static final String COUNT =
      """
      SELECT asked.id, (SELECT count(*) FROM membership_periods AS period
        WHERE period.group_id = asked.id AND period.during @> $2::timestamptz) AS members
      FROM unnest($1::bigint[]) AS asked (id)
      """;

  private static final String ENDS =
      """
      SELECT customer_id, max(upper(during)) AS until, bool_or(upper_inf(during)) AS endless
      FROM membership_periods
      WHERE group_id = $1 AND (upper_inf(during) OR upper(during) > $2)
      GROUP BY customer_id
      """;

  /** The number of members of each group at the instant, by id. */
  public Future<Map<Long, Long>> count(SqlClient sql, List<Long> groups, Instant at) {
    return sql.preparedQuery(COUNT)
        .execute(Tuple.of(groups.toArray(Long[]::new), Rows.utc(at)))
        .map(
            rows -> {
              Map<Long, Long> counts = new HashMap<>();
              rows.forEach(row -> counts.put(row.getLong("id"), row.getLong("members")));
              return counts;
            });
  }

  /** The end of each customer's memberships of the group that is still to come; empty for ever. */
  public Future<List<Optional<Instant>>> ends(SqlClient sql, long group, Instant now) {
    return sql.preparedQuery(ENDS)
        .execute(Tuple.of(group, Rows.utc(now)))
        .map(
            rows ->
                Rows.all(
                    rows,
                    row ->
                        row.getBoolean("endless")
                            ? Optional.empty()
                            : Optional.of(Rows.instant(row, "until"))));
  }
}
