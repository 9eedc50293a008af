package dev.coterie.pricing;

import dev.coterie.db.Rows;
import dev.coterie.group.PriceRule;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Validity;
import dev.coterie.kernel.Words;
import dev.coterie.pricing.Holdings.Holding;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What prices are made from, as the tables hold it: one statement a kind, however many keys. */
final class PriceRows {
  private static final String PRODUCTS =
      "SELECT sku, list_price, supplier_price, currency FROM products WHERE sku = ANY($1)";

  private static final String HOLDINGS =
      """
      SELECT customer.code, held.group_id, lower(held.during) AS "from", upper(held.during) AS until
      FROM customers AS customer CROSS JOIN LATERAL (
        SELECT period.group_id, unnest(range_agg(period.during)) AS during
        FROM membership_periods AS period
        WHERE period.customer_id = customer.id AND NOT isempty(period.during)
        GROUP BY period.group_id
      ) AS held
      WHERE customer.code = ANY($1) AND customer.erased_at IS NULL
      ORDER BY customer.code, held.group_id, held.during
      """;

  private static final String GROUPS =
      """
      SELECT id, code, deleted_at IS NOT NULL AS deleted,
        is_default AND deleted_at IS NULL AS is_default, rule_basis, rule_mode, rule_value
      FROM customer_groups
      """;

  Future<Map<String, ProductPrices>> products(SqlClient sql, Set<String> skus) {
    return sql.preparedQuery(PRODUCTS)
        .execute(Tuple.tuple().addArrayOfString(skus.toArray(String[]::new)))
        .map(
            rows -> {
              Map<String, ProductPrices> products = new HashMap<>();
              rows.forEach(row -> products.put(row.getString("sku"), product(row)));
              return products;
            });
  }

  Future<Map<String, Holdings>> holdings(SqlClient sql, Set<String> customers) {
    return sql.preparedQuery(HOLDINGS)
        .execute(Tuple.tuple().addArrayOfString(customers.toArray(String[]::new)))
        .map(PriceRows::holdings);
  }

  Future<List<RuledGroup>> groups(SqlClient sql) {
    return sql.preparedQuery(GROUPS).execute().map(rows -> Rows.all(rows, PriceRows::group));
  }

  private static ProductPrices product(Row row) {
    var currency = Money.currency(row.getString("currency"));
    BigDecimal supplier = row.getBigDecimal("supplier_price");
    return new ProductPrices(
        row.getString("sku"),
        new Money(row.getBigDecimal("list_price"), currency),
        supplier == null ? null : new Money(supplier, currency));
  }

  private static Map<String, Holdings> holdings(RowSet<Row> rows) {
    Map<String, Map<Long, List<Validity>>> held = new HashMap<>();
    for (Row row : rows) {
      held.computeIfAbsent(row.getString("code"), code -> new LinkedHashMap<>())
          .computeIfAbsent(row.getLong("group_id"), group -> new ArrayList<>())
          .add(new Validity(Rows.instant(row, "from"), Rows.instantOrNull(row, "until")));
    }
    Map<String, Holdings> holdings = new HashMap<>();
    held.forEach((code, groups) -> holdings.put(code, holdings(groups)));
    return holdings;
  }

  private static Holdings holdings(Map<Long, List<Validity>> groups) {
    return new Holdings(
        groups.entrySet().stream()
            .map(group -> new Holding(group.getKey(), group.getValue()))
            .toList());
  }

  private static RuledGroup group(Row row) {
    return new RuledGroup(
        row.getLong("id"),
        row.getString("code"),
        row.getBoolean("deleted"),
        row.getBoolean("is_default"),
        rule(row));
  }

  private static @Nullable PriceRule rule(Row row) {
    return row.getString("rule_basis") == null
        ? null
        : new PriceRule(
            Words.read(row.getString("rule_basis"), PriceRule.Basis.class),
            Words.read(row.getString("rule_mode"), PriceRule.Mode.class),
            row.getBigDecimal("rule_value"));
  }
}
