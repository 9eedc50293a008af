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
      SELECT customer_groups.id, customer_groups.code, customer_groups.name, fee, fee_currency,
        duration_days, coalesce(product.on_sale, false) AS on_sale
      FROM customer_groups LEFT JOIN products AS product ON product.group_id = customer_groups.id
      WHERE customer_groups.code = $1 AND deleted_at IS NULL
      """;

  /**
   * A plan.
   *
   * @param days of one duration, null for ever
   * @param onSale whether its product is; only then is the fee more than a stand-in
   */
  record Plan(
      long id, String code, String name, Money fee, @Nullable Integer days, boolean onSale) {}

  Future<Optional<Plan>> find(SqlClient sql, String group) {
    return sql.preparedQuery(FIND)
        .execute(Tuple.of(group))
        .map(rows -> Rows.first(rows, OfferedPlans::plan));
  }

  private static Plan plan(Row row) {
    boolean sold = row.getBigDecimal("fee") != null;
    return new Plan(
        row.getLong("id"),
        row.getString("code"),
        row.getString("name"),
        sold
            ? new Money(row.getBigDecimal("fee"), Money.currency(row.getString("fee_currency")))
            : Money.of("0", Money.currency("USD")),
        row.getInteger("duration_days"),
        sold && row.getBoolean("on_sale"));
  }
}
