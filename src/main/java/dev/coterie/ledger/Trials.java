package dev.coterie.ledger;

import dev.coterie.db.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;

/** The table of free trials, of which a customer has one at most. */
public final class Trials {
  private static final String BEGIN =
      "INSERT INTO trials (customer_id, group_id, begun_at) VALUES ($1, $2, $3)";

  private static final String USED = "SELECT FROM trials WHERE customer_id = $1";

  /** Whether the customer has had a trial. */
  public Future<Boolean> used(SqlClient sql, long customer) {
    return sql.preparedQuery(USED).execute(Tuple.of(customer)).map(rows -> rows.size() > 0);
  }

  /** Uses up the customer's trial; violates {@code trials_once_per_customer} if it was. */
  public Future<Void> begin(SqlClient sql, long customer, long group, Instant now) {
    return sql.preparedQuery(BEGIN).execute(Tuple.of(customer, group, Rows.utc(now))).mapEmpty();
  }
}
