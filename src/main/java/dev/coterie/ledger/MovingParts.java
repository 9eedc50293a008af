package dev.coterie.ledger;

import dev.coterie.db.Rows;
import dev.coterie.group.Transfer;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.ShopCalendar;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/**
 * Decides where what is paid of the departing members goes on in another group, so that none of it
 * is lost, and fills temporary tables with that:
 *
 * <ul>
 *   <li>{@code moving_members (customer_id, state)}: how their membership of that group goes on
 *   <li>{@code moving_parts (customer_id, period_id, during, worth, paused, seconds_left)}: the
 *       parts of their periods, with what was paid for them. What is paused has the local time that
 *       is left, and the time that it would run from now on; what could never run has none
 * </ul>
 *
 * <p>A part stays where it is as long as nothing else is paid there of that group's tier. The rest
 * follows after all that is paid of the tier, with as much local time.
 */
final class MovingParts {
  private static final String CREATE_TABLES =
      """
      CREATE TEMPORARY TABLE moving_members (customer_id bigint, state text) ON COMMIT DROP;
      CREATE TEMPORARY TABLE moving_parts
        (customer_id bigint, period_id bigint, during tstzrange, worth numeric, paused boolean,
         seconds_left numeric) ON COMMIT DROP
      """;

  /** One that is cancelled in one of both groups only runs on. */
  private static final String DECIDE_STATES =
      """
      INSERT INTO moving_members (customer_id, state)
      SELECT departing.customer_id, CASE
          WHEN departing.state = 'paused' AND NOT target.runs THEN 'paused'
          WHEN departing.state = 'ending'
            AND (target.state = 'ending' OR (target.state IS NULL AND NOT target.runs)) THEN 'ending'
          ELSE 'running' END
      FROM departing_members AS departing CROSS JOIN LATERAL (
        SELECT
          EXISTS (
            SELECT FROM membership_periods
            WHERE group_id = $1 AND customer_id = departing.customer_id AND source <> 'grace'
              AND (upper_inf(during) OR upper(during) > $2)
          ) AS runs,
          (SELECT state FROM membership_states
           WHERE group_id = $1 AND customer_id = departing.customer_id) AS state
      ) AS target
      WHERE departing.moves
      """;

  private static final String DECIDE_PARTS =
      """
      INSERT INTO moving_parts (customer_id, period_id, during, worth, paused, seconds_left)
      WITH taken AS (
        SELECT customer_id, range_agg(during) AS during
        FROM moving_members JOIN membership_periods USING (customer_id)
        WHERE exclusion = (SELECT exclusion FROM customer_groups WHERE id = $2) AND group_id <> $1
          AND source <> 'grace' AND (upper_inf(during) OR upper(during) > $3)
        GROUP BY customer_id
      ), part AS (
        SELECT customer_id, period_id, part.during, part.fits,
          worth * CASE WHEN NOT upper_inf(granted)
            THEN extract(epoch FROM upper(part.during) - lower(part.during))
              / extract(epoch FROM upper(granted) - lower(granted))
            -- the last part of what was granted for ever has all its worth
            ELSE (upper(part.during) IS NOT DISTINCT FROM upper(rest))::integer END AS worth
        FROM (
          SELECT departing.customer_id, period_id, rest, granted, worth,
            coalesce(taken.during, '{}') AS taken
          FROM departing_periods AS departing
            JOIN membership_periods AS period ON period.id = period_id
            LEFT JOIN taken ON taken.customer_id = departing.customer_id
          WHERE paid
        ) AS departing CROSS JOIN LATERAL (
          SELECT unnest(tstzmultirange(rest) - taken), true
          UNION ALL
          SELECT unnest(tstzmultirange(rest) * taken), false
        ) AS part (during, fits)
      ), waiting AS (
        SELECT customer_id, period_id, worth, false AS paused, lower(during) AS since,
          extract(epoch FROM upper(during) AT TIME ZONE $4 - lower(during) AT TIME ZONE $4)
            AS seconds
        FROM part WHERE NOT fits
        UNION ALL
        SELECT customer_id, period_id, rest.worth, state = 'paused', lower(granted), seconds_left
        FROM moving_members JOIN paused_periods AS rest USING (customer_id)
          JOIN membership_periods AS period USING (customer_id)
        WHERE period.id = period_id
          AND (rest.group_id = $1 OR (rest.group_id = $2 AND state <> 'paused'))
      ), held AS (
        SELECT customer_id, max(upper(during)) AS until, bool_or(upper_inf(during)) AS endless
        FROM (
          SELECT customer_id, unnest(during) AS during FROM taken
          UNION ALL
          SELECT customer_id, during FROM part WHERE fits
        ) AS held
        GROUP BY customer_id
      ), counted AS (
        SELECT waiting.*, seconds IS NULL AS endless,
          CASE WHEN paused THEN $3 WHEN NOT held.endless THEN held.until END AS begin,
          sum(seconds) OVER following AS seconds_so_far
        FROM waiting LEFT JOIN held USING (customer_id)
        WINDOW following AS (PARTITION BY customer_id ORDER BY seconds IS NULL, since, period_id)
      ), ended AS (
        SELECT counted.*, CASE WHEN NOT endless
          -- where the clocks go forward, later local time may be an earlier instant
          THEN max((begin AT TIME ZONE $4 + seconds_so_far * interval '1 second') AT TIME ZONE $4)
            OVER following END AS until
        FROM counted
        WINDOW following AS (PARTITION BY customer_id ORDER BY endless, since, period_id)
      )
      SELECT customer_id, period_id, during, worth, false, NULL FROM part WHERE fits
      UNION ALL
      SELECT customer_id, period_id, CASE WHEN begin IS NOT NULL
          THEN tstzrange(coalesce(lag(until) OVER following, begin), until) END,
        worth, paused, CASE WHEN paused THEN seconds END
      FROM ended
      WINDOW following AS (PARTITION BY customer_id ORDER BY endless, since, period_id)
      """;

  private static final String ANALYZE = "ANALYZE moving_parts";

  /** Where the target itself is held for ever, what never runs is had anyway. */
  private static final String WITHOUT_ROOM =
      """
      SELECT customer.code AS customer, rival.code AS "group"
      FROM moving_parts AS part
        JOIN membership_periods AS held USING (customer_id)
        JOIN customer_groups AS rival ON rival.id = held.group_id
        JOIN customer_groups AS target ON target.exclusion = held.exclusion
        JOIN customers AS customer ON customer.id = held.customer_id
      WHERE part.during IS NULL AND upper_inf(held.during)
        AND target.id = $2 AND rival.id NOT IN ($1, $2)
      LIMIT 1
      """;

  private final ShopCalendar calendar;

  MovingParts(ShopCalendar calendar) {
    this.calendar = calendar;
  }

  /** Refused where another group is held for ever, so that nothing can follow it. */
  Future<Void> decide(SqlConnection sql, Transfer transfer) {
    return sql.query(CREATE_TABLES)
        .execute()
        .compose(done -> sql.preparedQuery(DECIDE_STATES).execute(target(transfer)))
        .compose(done -> sql.query("ANALYZE moving_members").execute())
        .compose(done -> sql.preparedQuery(DECIDE_PARTS).execute(all(transfer)))
        .compose(done -> sql.query(ANALYZE).execute())
        .compose(
            done ->
                sql.preparedQuery(WITHOUT_ROOM)
                    .execute(Tuple.of(transfer.fromId(), transfer.toId())))
        .map(rows -> Rows.first(rows, MovingParts::withoutRoom))
        .compose(MovingParts::requireRoom);
  }

  private static Tuple target(Transfer transfer) {
    return Tuple.of(transfer.toId(), Rows.utc(transfer.at()));
  }

  private Tuple all(Transfer transfer) {
    return Tuple.of(
        transfer.fromId(), transfer.toId(), Rows.utc(transfer.at()), calendar.zone().getId());
  }

  private static Refusal withoutRoom(Row row) {
    return Refusal.conflict(
        "tier-taken",
        "%s holds group %s, of the same tier, for ever, and nothing can follow it: end that first"
            .formatted(row.getString("customer"), row.getString("group")));
  }

  private static Future<Void> requireRoom(Optional<Refusal> refusal) {
    return refusal
        .<Future<Void>>map(no -> Future.failedFuture(no.asException()))
        .orElse(Future.succeededFuture());
  }
}
