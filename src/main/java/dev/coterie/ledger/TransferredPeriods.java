package dev.coterie.ledger;

import dev.coterie.db.Rows;
import dev.coterie.db.Tx;
import dev.coterie.group.Transfer;
import dev.coterie.kernel.ShopCalendar;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/**
 * Has what is paid of the departing members go on in another group. It fills temporary tables for
 * who schedules the notices of that:
 *
 * <ul>
 *   <li>{@code transferred_members (customer_id, begin, until, paid_until, reminds)}: who goes on
 *       in the other group, with the begin of what is paid there, null where nothing is that runs,
 *       and the end of all and of what is paid, null for never or later
 *   <li>{@code shortened_grace (customer_id, group_id, period_id, taken)}: whose days of grace in
 *       any group of the tier made room
 * </ul>
 */
public final class TransferredPeriods {
  private static final String CREATE_TABLES =
      """
      CREATE TEMPORARY TABLE shortened_grace
        (customer_id bigint, group_id bigint, period_id bigint, taken tstzrange) ON COMMIT DROP;
      CREATE TEMPORARY TABLE transferred_members
        (customer_id bigint, begin timestamptz, until timestamptz, paid_until timestamptz,
         reminds boolean)
        ON COMMIT DROP
      """;

  /** Days of grace end where something paid begins, and only follow what is paid last. */
  private static final String NOTE_GRACE =
      """
      INSERT INTO shortened_grace (customer_id, group_id, period_id, taken)
      SELECT customer_id, group_id, id, tstzrange(taken_from, upper(during))
      FROM (
        SELECT grace.*, CASE
            WHEN state = 'paused' AND group_id = $1 THEN greatest(lower(grace.during), $2)
            WHEN group_id = $1 AND lower(grace.during) > $2
              AND (upper_inf(paid.during) OR upper(paid.during) > lower(grace.during))
              THEN lower(grace.during)
            ELSE lower(paid.during * tstzmultirange(grace.during)) END AS taken_from
        FROM moving_members AS moving
          JOIN membership_periods AS grace USING (customer_id)
          LEFT JOIN (
            SELECT customer_id, range_agg(during) AS during FROM moving_parts
            WHERE NOT paused AND during IS NOT NULL GROUP BY customer_id
          ) AS paid USING (customer_id)
        WHERE grace.exclusion = (SELECT exclusion FROM customer_groups WHERE id = $1)
          AND grace.source = 'grace' AND upper(grace.during) > $2
      ) AS grace
      WHERE taken_from IS NOT NULL
      """;

  private static final String SHORTEN_GRACE =
      """
      WITH shortened AS (
        UPDATE membership_periods AS period SET during = during * tstzrange(NULL, lower(taken))
        FROM shortened_grace AS grace WHERE period.id = grace.period_id
      )
      INSERT INTO membership_shortenings (period_id, taken, cause, actor, at)
      SELECT period_id, taken, 'grace', $1, $2 FROM shortened_grace
      """;

  /** Whatever was paused of those who run is among the parts that run now. */
  private static final String DROP_RESUMED =
      """
      DELETE FROM paused_periods AS rest USING moving_members AS moving
      WHERE rest.customer_id = moving.customer_id AND rest.group_id = $1 AND state <> 'paused'
      """;

  private static final String DROP_STATES =
      """
      DELETE FROM membership_states AS noted USING moving_members AS moving
      WHERE noted.customer_id = moving.customer_id AND group_id = $1 AND moving.state = 'running'
      """;

  private static final String SET_STATES =
      """
      INSERT INTO membership_states (customer_id, group_id, state, since)
      SELECT customer_id, $1, state, $2 FROM moving_members WHERE state <> 'running'
      ON CONFLICT ON CONSTRAINT membership_states_pkey DO UPDATE SET
        state = excluded.state, since = excluded.since
      """;

  /** What is paused is granted and stopped at once, and its rest goes on later. */
  private static final String CONTINUE =
      """
      WITH continued AS (
        INSERT INTO membership_periods
          (customer_id, group_id, exclusion, during, granted, source, actor, reason, granted_at,
           order_id, line_id, unit, worth, worth_currency, continues)
        SELECT part.customer_id, target.id, target.exclusion,
          CASE WHEN paused THEN 'empty' ELSE part.during END, part.during, source, $2, $3, $4,
          order_id, line_id, unit, part.worth, worth_currency, period.id
        FROM moving_parts AS part
          JOIN membership_periods AS period ON period.id = period_id
          JOIN customer_groups AS target ON target.id = $1
        WHERE NOT isempty(part.during)
        RETURNING id, customer_id, group_id, during, granted, continues
      ), stopped AS (
        SELECT continued.*, seconds_left, worth
        FROM continued JOIN moving_parts ON period_id = continues AND isempty(continued.during)
      ), shortened AS (
        INSERT INTO membership_shortenings (period_id, taken, cause, actor, at)
        SELECT id, granted, 'pause', $2, $4 FROM stopped
      )
      INSERT INTO paused_periods (period_id, customer_id, group_id, seconds_left, worth)
      SELECT id, customer_id, group_id, seconds_left, worth FROM stopped
      """;

  /** As a decision about one customer lays them: after what is paid last, unless they are there. */
  private static final String LAY_GRACE =
      """
      INSERT INTO membership_periods
        (customer_id, group_id, exclusion, during, granted, source, actor, reason, granted_at,
         order_id, line_id, unit)
      SELECT last.customer_id, target.id, target.exclusion, grace, grace, 'grace', $2, $3, $4,
        order_id, line_id, unit
      FROM customer_groups AS target
        JOIN (
          SELECT DISTINCT ON (customer_id) paid.*
          FROM (
            SELECT period.*,
              lead(lower(during)) OVER (PARTITION BY customer_id ORDER BY lower(during)) AS next
            FROM moving_members JOIN membership_periods AS period USING (customer_id)
            WHERE exclusion = (SELECT exclusion FROM customer_groups WHERE id = $1)
              AND state = 'running' AND source <> 'grace' AND NOT isempty(during)
          ) AS paid
          WHERE group_id = $1 ORDER BY customer_id, lower(during) DESC
        ) AS last ON target.id = last.group_id
        CROSS JOIN LATERAL (
          SELECT tstzrange(upper(last.during), least(next,
            (upper(last.during) AT TIME ZONE $5::text + grace_days * interval '1 day')
              AT TIME ZONE $5)) AS grace
        ) AS following
      WHERE grace_days > 0 AND NOT upper_inf(last.during) AND last.source <> 'trial'
        AND NOT isempty(grace) AND NOT EXISTS (
          SELECT FROM membership_periods AS there
          WHERE there.customer_id = last.customer_id AND there.group_id = target.id
            AND there.source = 'grace' AND lower(there.during) = lower(grace))
      """;

  private static final String NOTE_TRANSFERRED =
      """
      INSERT INTO transferred_members (customer_id, begin, until, paid_until, reminds)
      SELECT moving.customer_id, begin,
        CASE WHEN NOT endless THEN until END, CASE WHEN NOT endless THEN paid_until END,
        state = 'running' AND next.id IS NULL
      FROM moving_members AS moving LEFT JOIN (
        SELECT customer_id, bool_or(upper_inf(during)) AS endless, max(upper(during)) AS until,
          min(lower(during)) FILTER (WHERE source <> 'grace') AS begin,
          max(upper(during)) FILTER (WHERE source <> 'grace') AS paid_until
        FROM moving_members JOIN membership_periods USING (customer_id)
        WHERE group_id = $1 AND (upper_inf(during) OR upper(during) > $2)
        GROUP BY customer_id
      ) AS held USING (customer_id)
        LEFT JOIN membership_periods AS next ON next.customer_id = moving.customer_id
          AND next.exclusion = (SELECT exclusion FROM customer_groups WHERE id = $1)
          AND next.source <> 'grace' AND lower(next.during) = paid_until
      """;

  private static final String ANALYZE = "ANALYZE transferred_members; ANALYZE shortened_grace";

  private final MovingParts parts;
  private final ShopCalendar calendar;

  public TransferredPeriods(ShopCalendar calendar) {
    this.parts = new MovingParts(calendar);
    this.calendar = calendar;
  }

  /**
   * Decides what goes on in the other group, and where; refused where there is no room for it.
   * Nothing is written yet.
   */
  public Future<Void> decide(Tx tx, Transfer transfer) {
    return parts.decide(tx.sql(), transfer);
  }

  /**
   * Writes what was decided, as it lies there; what the departing members had left is shortened
   * before.
   */
  public Future<Void> add(Tx tx, Transfer transfer) {
    SqlConnection sql = tx.sql();
    return makeRoom(tx, transfer)
        .compose(done -> setStates(sql, transfer))
        .compose(done -> sql.preparedQuery(CONTINUE).execute(note(tx, transfer)))
        .compose(
            done ->
                sql.preparedQuery(LAY_GRACE)
                    .execute(note(tx, transfer).addString(calendar.zone().getId())))
        .compose(done -> sql.preparedQuery(NOTE_TRANSFERRED).execute(target(transfer)))
        .compose(done -> sql.query(ANALYZE).execute())
        .mapEmpty();
  }

  private static Future<Void> makeRoom(Tx tx, Transfer transfer) {
    SqlConnection sql = tx.sql();
    return sql.query(CREATE_TABLES)
        .execute()
        .compose(done -> sql.preparedQuery(NOTE_GRACE).execute(target(transfer)))
        .compose(
            done ->
                sql.preparedQuery(SHORTEN_GRACE)
                    .execute(Tuple.of(tx.actor().text(), Rows.utc(transfer.at()))))
        .mapEmpty();
  }

  private static Future<Void> setStates(SqlConnection sql, Transfer transfer) {
    return sql.preparedQuery(DROP_RESUMED)
        .execute(Tuple.of(transfer.toId()))
        .compose(done -> sql.preparedQuery(DROP_STATES).execute(Tuple.of(transfer.toId())))
        .compose(done -> sql.preparedQuery(SET_STATES).execute(target(transfer)))
        .mapEmpty();
  }

  private static Tuple target(Transfer transfer) {
    return Tuple.of(transfer.toId(), Rows.utc(transfer.at()));
  }

  private static Tuple note(Tx tx, Transfer transfer) {
    return Tuple.of(transfer.toId(), tx.actor().text(), transfer.reason(), Rows.utc(transfer.at()));
  }
}
