package dev.coterie.membership;

import dev.coterie.db.Rows;
import dev.coterie.kernel.Validity;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of membership periods, the ledger: what is granted and what is cut. */
final class Periods {
  private static final String ANY_AFTER =
      """
      SELECT EXISTS (
        SELECT FROM membership_periods
        WHERE customer_id = $1 AND (upper_inf(during) OR upper(during) > $2)
      ) AS found
      """;

  private static final String LAST =
      """
      SELECT upper(during) AS until FROM membership_periods
      WHERE customer_id = $1 AND group_id = $2 AND (upper_inf(during) OR upper(during) > $3)
      ORDER BY upper(during) DESC NULLS FIRST LIMIT 1
      """;

  private static final String RIVAL =
      """
      SELECT customer_groups.code, customer_groups.tier
      FROM membership_periods AS period JOIN customer_groups ON customer_groups.id = period.group_id
      WHERE period.customer_id = $1 AND period.group_id <> $2
        AND period.exclusion = (SELECT exclusion FROM customer_groups WHERE id = $2)
        AND period.during && tstzrange($3, $4)
      LIMIT 1
      """;

  private static final String GRANT =
      """
      INSERT INTO membership_periods
        (customer_id, group_id, exclusion, during, granted, source, actor, reason, granted_at)
      SELECT $1, id, exclusion, tstzrange($3, $4), tstzrange($3, $4), 'manual', $5, $6, $7
      FROM customer_groups WHERE id = $2
      """;

  private static final String CUT =
      """
      UPDATE membership_periods SET during = during * tstzrange(NULL, $3)
      WHERE customer_id = $1 AND group_id = $2 AND (upper_inf(during) OR upper(during) > $3)
      """;

  /** Whether the customer is or will be in any group after the instant. */
  Future<Boolean> anyAfter(SqlClient sql, long customer, Instant now) {
    return sql.preparedQuery(ANY_AFTER)
        .execute(Tuple.of(customer, Rows.utc(now)))
        .map(rows -> rows.iterator().next().getBoolean("found"));
  }

  /** The last end to come of the customer's membership of the group; empty if there is none. */
  Future<Optional<LastEnd>> lastEnd(SqlClient sql, long customer, long group, Instant now) {
    return sql.preparedQuery(LAST)
        .execute(Tuple.of(customer, group, Rows.utc(now)))
        .map(rows -> Rows.first(rows, row -> new LastEnd(Rows.instantOrNull(row, "until"))));
  }

  /** Another group of the same tier that the customer holds within the validity. */
  Future<Optional<Rival>> rival(SqlClient sql, long customer, long group, Validity validity) {
    return sql.preparedQuery(RIVAL)
        .execute(Tuple.of(customer, group, Rows.utc(validity.from()), Rows.utc(validity.until())))
        .map(
            rows ->
                Rows.first(rows, row -> new Rival(row.getString("code"), row.getString("tier"))));
  }

  /** Adds a period granted by hand. */
  Future<Void> grant(SqlClient sql, long customer, long group, Validity validity, Grant by) {
    return sql.preparedQuery(GRANT)
        .execute(
            Tuple.of(
                customer,
                group,
                Rows.utc(validity.from()),
                Rows.utc(validity.until()),
                by.actor(),
                by.reason(),
                Rows.utc(by.at())))
        .mapEmpty();
  }

  /** Ends the customer's membership of the group at the instant; answers whether it ran on. */
  Future<Boolean> cut(SqlClient sql, long customer, long group, Instant until) {
    return sql.preparedQuery(CUT)
        .execute(Tuple.of(customer, group, Rows.utc(until)))
        .map(rows -> rows.rowCount() > 0);
  }

  /** The end of a membership's last period, null where it never ends. */
  record LastEnd(@Nullable Instant until) {}

  /** A group that stands in the way of another one of its tier. */
  record Rival(String code, String tier) {}

  /** Who granted a period, why and when. */
  record Grant(String actor, String reason, Instant at) {}
}
