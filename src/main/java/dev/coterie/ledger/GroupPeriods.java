package dev.coterie.ledger;

import dev.coterie.db.Rows;
import dev.coterie.db.Tx;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;

/** Changes the ledger of all members of a group at once. */
public final class GroupPeriods {
  /** The worth of what is left of a period; one that was granted for ever keeps all its worth. */
  private static final String WORTH =
      """
      CASE WHEN upper_inf(granted) THEN worth ELSE worth
        * extract(epoch FROM upper(rest) - lower(rest))
        / extract(epoch FROM upper(granted) - lower(granted)) END\
      """;

  /** Splits what runs in two, so that its past keeps the tier that it had. */
  private static final String FOLLOW_TIER =
      """
      WITH running AS (
        SELECT period.*, period.during * tstzrange($2, NULL) AS rest,
          customer_groups.exclusion AS next_exclusion
        FROM membership_periods AS period
          JOIN customer_groups ON customer_groups.id = period.group_id
        WHERE period.group_id = $1 AND period.exclusion <> customer_groups.exclusion
          AND (upper_inf(period.during) OR upper(period.during) > $2)
      ), past AS (
        UPDATE membership_periods AS period SET during = period.during * tstzrange(NULL, $2)
        FROM running WHERE period.id = running.id
      ), shortened AS (
        INSERT INTO membership_shortenings (period_id, taken, cause, actor, at)
        SELECT id, rest, 'tier-changed', $3, $2 FROM running
      )
      INSERT INTO membership_periods
        (customer_id, group_id, exclusion, during, granted, source, actor, reason, granted_at,
         order_id, line_id, unit, worth, worth_currency, continues)
      SELECT customer_id, group_id, next_exclusion, rest, rest, source, actor, reason, granted_at,
        order_id, line_id, unit, %s, worth_currency, id
      FROM running
      """
          .formatted(WORTH);

  /** Has the group's memberships exclude those of its present tier, from the instant on. */
  public Future<Void> followTier(Tx tx, long group, Instant from) {
    return tx.sql()
        .preparedQuery(FOLLOW_TIER)
        .execute(Tuple.of(group, Rows.utc(from), tx.actor().text()))
        .mapEmpty();
  }
}
