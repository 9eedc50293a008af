package dev.coterie.restriction;

import dev.coterie.db.Keyset;
import dev.coterie.db.Keyset.KeyKind;
import dev.coterie.db.ListQuery;
import dev.coterie.db.Rows;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import dev.coterie.pricing.buyer.Visibility;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules of products and categories. */
final class ProductRules {
  /** Beyond so many products of a category memory forgets all that there are. */
  private static final int MOST_NAMED = 1_001;

  private static final Keyset BY_ID = Keyset.by("id", KeyKind.WHOLE);

  private static final String COLUMNS = "id, sku, category, others, " + RuleGroups.COLUMN;

  private static final String LOCK =
      """
      SELECT id, others FROM access_rules
      WHERE path IS NULL AND sku IS NOT DISTINCT FROM $1 AND category IS NOT DISTINCT FROM $2 FOR UPDATE
      """;

  private static final String ADD =
      """
      INSERT INTO access_rules (sku, category, others) VALUES ($1, $2, $3)
      ON CONFLICT DO NOTHING
      """;

  private static final String CHANGE = "UPDATE access_rules SET others = $2 WHERE id = $1";

  private static final String DELETE = "DELETE FROM access_rules WHERE id = $1";

  private static final String SKUS_OF_CATEGORY =
      "SELECT sku FROM products WHERE categories @> ARRAY[$1::text] LIMIT $2";

  /** A rule as a transaction has locked it. */
  record LockedRule(long id, Visibility others) {}

  Future<Page<ProductRule>> page(SqlClient sql, PageRequest page) {
    return new ListQuery(COLUMNS)
        .from("access_rules AS rule")
        .where("path IS NULL")
        .page(sql, BY_ID, false, page, ProductRules::rule);
  }

  private static ProductRule rule(Row row) {
    return new ProductRule(
        row.getString("sku"),
        row.getString("category"),
        EnumNames.read(row.getString("others"), Visibility.class),
        List.of(row.getArrayOfStrings("groups")));
  }

  Future<Optional<LockedRule>> lock(
      SqlClient sql, @Nullable String sku, @Nullable String category) {
    return sql.preparedQuery(LOCK)
        .execute(Tuple.of(sku, category))
        .map(
            rows ->
                Rows.first(
                    rows,
                    row ->
                        new LockedRule(
                            row.getLong("id"),
                            EnumNames.read(row.getString("others"), Visibility.class))));
  }

  /** Adds the rule unless there is one of the same product or category; answers whether it did. */
  Future<Boolean> add(SqlClient sql, ProductRule rule) {
    return sql.preparedQuery(ADD)
        .execute(Tuple.of(rule.sku(), rule.category(), EnumNames.of(rule.others())))
        .map(added -> added.rowCount() > 0);
  }

  Future<Void> change(SqlClient sql, long rule, Visibility others) {
    return sql.preparedQuery(CHANGE).execute(Tuple.of(rule, EnumNames.of(others))).mapEmpty();
  }

  Future<Void> delete(SqlClient sql, long rule) {
    return sql.preparedQuery(DELETE).execute(Tuple.of(rule)).mapEmpty();
  }

  /** The SKUs of a category's products, as many as memory is told one by one, and one more. */
  Future<List<String>> skusOf(SqlClient sql, String category) {
    return sql.preparedQuery(SKUS_OF_CATEGORY)
        .execute(Tuple.of(category, MOST_NAMED))
        .map(rows -> Rows.all(rows, row -> row.getString("sku")));
  }
}
