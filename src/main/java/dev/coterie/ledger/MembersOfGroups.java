package dev.coterie.ledger;

import dev.coterie.db.Rows;
import dev.coterie.group.DeletionImpact;
import dev.coterie.kernel.ShopCalendar;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads how many customers hold a group, and what they would lose with it. */
public final class MembersOfGroups {
  /** A customer holds a group at most once at an instant, so a period is a member. */
  private static final String COUNT =
      """
      SELECT asked.id, (SELECT count(*) FROM membership_periods AS period
        WHERE period.group_id = asked.id AND period.during @> $2::timestamptz) AS members
      FROM unnest($1::bigint[]) AS asked (id)
      """;

  /** What is left counts in local time, so that days are days wherever the clocks change. */
  private static final String AFFECTED =
      """
      SELECT count(*) AS members, count(*) FILTER (WHERE paused) AS paused,
        count(*) FILTER (WHERE endless) AS endless,
        coalesce(sum(ceil(seconds / 86400)) FILTER (WHERE NOT endless), 0)::bigint AS days
      FROM (
        SELECT customer_id, bool_or(paused) AS paused, bool_or(seconds IS NULL) AS endless,
          sum(seconds) AS seconds
        FROM (
          SELECT customer_id, false AS paused, CASE WHEN source = 'grace' THEN 0 ELSE
            extract(epoch FROM upper(during) AT TIME ZONE $3::text
              - greatest(lower(during), $2) AT TIME ZONE $3) END AS seconds
          FROM membership_periods
          WHERE group_id = $1 AND (upper_inf(during) OR upper(during) > $2)
          UNION ALL
          SELECT customer_id, true, 0 FROM membership_states
          WHERE group_id = $1 AND state = 'paused'
          UNION ALL
          SELECT customer_id, true, seconds_left FROM paused_periods WHERE group_id = $1
        ) AS part
        GROUP BY customer_id
      ) AS member
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

  /** All who hold the group now or will, or have paused it, and what they would lose with it. */
  public Future<DeletionImpact.Members> affected(
      SqlClient sql, long group, ShopCalendar calendar, Instant now) {
    return sql.preparedQuery(AFFECTED)
        .execute(Tuple.of(group, Rows.utc(now), calendar.zone().getId()))
        .map(rows -> affected(rows.iterator().next()));
  }

  private static DeletionImpact.Members affected(Row row) {
    return new DeletionImpact.Members(
        row.getLong("members"), row.getLong("paused"), row.getLong("days"), row.getLong("endless"));
  }
}
