package dev.coterie.ledger;

import dev.coterie.db.Rows;
import dev.coterie.kernel.EnumNames;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The table of memberships that do not simply run. */
public final class MembershipStates {
  private static final String OF_CUSTOMER =
      "SELECT group_id, state FROM membership_states WHERE customer_id = $1";

  private static final String SET =
      """
      INSERT INTO membership_states (customer_id, group_id, state, since) VALUES ($1, $2, $3, $4)
      ON CONFLICT ON CONSTRAINT membership_states_pkey DO UPDATE SET
        state = excluded.state, since = excluded.since
      """;

  private static final String CLEAR =
      """
      WITH dropped AS (DELETE FROM paused_periods WHERE customer_id = $1 AND group_id = $2)
      DELETE FROM membership_states WHERE customer_id = $1 AND group_id = $2
      """;

  /** The customer's memberships that do not simply run, by group. */
  public Future<Map<Long, MembershipState>> ofCustomer(SqlClient sql, long customer) {
    return sql.preparedQuery(OF_CUSTOMER)
        .execute(Tuple.of(customer))
        .map(
            rows -> {
              Map<Long, MembershipState> states = new HashMap<>();
              rows.forEach(
                  row ->
                      states.put(
                          row.getLong("group_id"),
                          EnumNames.read(row.getString("state"), MembershipState.class)));
              return states;
            });
  }

  public Future<Void> set(
      SqlClient sql, long customer, long group, MembershipState state, Instant now) {
    return sql.preparedQuery(SET)
        .execute(Tuple.of(customer, group, EnumNames.of(state), Rows.utc(now)))
        .mapEmpty();
  }

  /** The membership runs, or is no more; its paused periods are deleted. */
  public Future<Void> clear(SqlClient sql, long customer, long group) {
    return sql.preparedQuery(CLEAR).execute(Tuple.of(customer, group)).mapEmpty();
  }
}
