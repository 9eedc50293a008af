package dev.coterie.order.quote;

import dev.coterie.db.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** What quotes read of groups and their products, which others write. */
final class OfferedPlans {
  private static final String FIND =
      """
      SELECT customer_groups.id, customer_groups.code, customer_groups.name, duration_days,
        product.list_price AS fee, product.currency
      FROM customer_groups
        LEFT JOIN products AS product ON product.group_id = customer_groups.id AND product.on_sale
      WHERE customer_groups.code = $1 AND deleted_at IS NULL
      """;

  Future<Optional<OfferedPlan>> find(SqlClient sql, String group) {
    return sql.preparedQuery(FIND)
        .execute(Tuple.of(group))
        .map(rows -> Rows.first(rows, OfferedPlans::plan));
  }

  private static OfferedPlan plan(Row row) {
    return new OfferedPlan(
        row.getLong("id"),
        row.getString("code"),
        row.getString("name"),
        Rows.moneyOrNull(row, "fee", "currency"),
        row.getInteger("duration_days"));
  }
}
