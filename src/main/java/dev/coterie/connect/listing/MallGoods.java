package dev.coterie.connect.listing;

import dev.coterie.db.Rows;
import dev.coterie.kernel.Money;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what the mall offers that a shop might list. */
final class MallGoods {
  /** Locked against a withdrawal, so that what is listed was offered until the end. */
  private static final String FIND =
      """
      SELECT offer.sku, name, currency, wholesale_price, minimum_price
      FROM mall_offers AS offer JOIN products AS product ON product.sku = offer.sku
      WHERE offered AND offer.sku = ANY ($1)
      ORDER BY offer.sku FOR SHARE OF offer
      """;

  private static final String SELECT =
      """
      SELECT offer.sku, name, currency, wholesale_price, minimum_price
      FROM mall_offers AS offer JOIN products AS product ON product.sku = offer.sku
      WHERE offered AND ($1::text IS NULL OR $1 = ANY (categories))
        AND ($2 = '' OR offer.sku ILIKE $2 OR name ILIKE $2)
      ORDER BY offer.sku LIMIT $3
      FOR SHARE OF offer
      """;

  /** A product of the mall. */
  record Good(String sku, String name, Money wholesale, @Nullable Money minimum) {}

  Future<Optional<Good>> find(SqlClient sql, String sku) {
    return find(sql, List.of(sku)).map(found -> found.stream().findFirst());
  }

  /** Those of the SKUs that are offered, by SKU. */
  Future<List<Good>> find(SqlClient sql, List<String> skus) {
    return sql.preparedQuery(FIND)
        .execute(Tuple.tuple().addArrayOfString(skus.toArray(String[]::new)))
        .map(rows -> Rows.all(rows, MallGoods::good));
  }

  /**
   * What is offered of a category and a search, by SKU.
   *
   * @param category null for any
   */
  Future<List<Good>> matching(SqlClient sql, @Nullable String category, String query, int most) {
    return sql.preparedQuery(SELECT)
        .execute(Tuple.of(category, Rows.containing(query), most))
        .map(rows -> Rows.all(rows, MallGoods::good));
  }

  private static Good good(Row row) {
    return new Good(
        row.getString("sku"),
        row.getString("name"),
        Rows.money(row, "wholesale_price", "currency"),
        Rows.moneyOrNull(row, "minimum_price", "currency"));
  }
}
