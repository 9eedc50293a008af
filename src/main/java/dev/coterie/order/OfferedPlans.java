package dev.coterie.order;

import dev.coterie.db.Rows;
import dev.coterie.kernel.Money;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What orders read of the groups; the groups' owner writes them. */
final class OfferedPlans {
  private static final String FIND =
      """
      SELECT customer_groups.id, customer_groups.code, customer_groups.name, duration_days,
        product.list_price AS fee, product.currency
      FROM customer_groups
        LEFT JOIN products AS product ON product.group_id = customer_groups.id AND product.on_sale
      WHERE customer_groups.code = $1 AND deleted_at IS NULL
      """;

  /**
   * A plan.
   *
   * @param days of one duration, null for ever
   * @param fee null where its product is not on sale
   */
  record Plan(long id, String code, String name, @Nullable Money fee, @Nullable Integer days) {}

  Future<Optional<Plan>> find(SqlClient sql, String group) {
    return sql.preparedQuery(FIND)
        .execute(Tuple.of(group))
        .map(rows -> Rows.first(rows, OfferedPlans::plan));
  }

  private static Plan plan(Row row) {
    return new Plan(
        row.getLong("id"),
        row.getString("code"),
        row.getString("name"),
        Rows.moneyOrNull(row, "fee", "currency"),
        row.getInteger("duration_days"));
  }
}
