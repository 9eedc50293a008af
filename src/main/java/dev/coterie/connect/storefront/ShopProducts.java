package dev.coterie.connect.storefront;

import dev.coterie.connect.storefront.StorefrontContract.FindShopProducts;
import dev.coterie.connect.storefront.StorefrontContract.ListShopProducts;
import dev.coterie.connect.storefront.StorefrontContract.ShopCategory;
import dev.coterie.db.Keyset;
import dev.coterie.db.Keyset.KeyKind;
import dev.coterie.db.ListQuery;
import dev.coterie.db.Rows;
import dev.coterie.kernel.Page;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.List;

/** Reads what customers of a shop see; each statement names the shop. */
final class ShopProducts {
  /** {@code $1} is the instant. */
  private static final String COLUMNS =
      """
      listing.sku, coalesce(listing.name, product.name) AS name,
        coalesce(listing.description, product.description) AS description, images, categories,
        upsells,
        CASE WHEN coalesce(promoted_from <= $1, true) AND coalesce(promoted_until > $1, true)
          THEN promoted_position END AS position
      """;

  private static final String TABLES =
      """
      listings AS listing JOIN mall_offers AS offer ON offer.sku = listing.sku AND offered
        JOIN products AS product ON product.sku = listing.sku
      """;

  private static final Keyset IN_ORDER =
      Keyset.by(
              """
              CASE WHEN coalesce(promoted_from <= $1, true) AND coalesce(promoted_until > $1, true)
                THEN coalesce(promoted_position, 2147483647) ELSE 2147483647 END\
              """,
              KeyKind.WHOLE)
          .then("coalesce(listing.name, product.name)", KeyKind.TEXT)
          .then("listing.sku", KeyKind.TEXT);

  private static final String FIND =
      "SELECT "
          + COLUMNS
          + " FROM "
          + TABLES
          + """
            JOIN unnest($3::text[]) WITH ORDINALITY AS wanted (sku, place)
              ON wanted.sku = listing.sku
          WHERE shop_id = $2 ORDER BY place
          """;

  private static final String CATEGORIES =
      """
      SELECT category, count(*) AS products
      FROM listings AS listing JOIN mall_offers AS offer ON offer.sku = listing.sku AND offered
        JOIN products AS product ON product.sku = listing.sku
        CROSS JOIN LATERAL unnest(categories) AS category
      WHERE shop_id = $1 GROUP BY category ORDER BY category
      """;

  Future<Page<ShopProduct>> page(SqlClient sql, ListShopProducts ask) {
    ListQuery query = new ListQuery(COLUMNS).from(TABLES);
    query.parameter(ask.at().atOffset(ZoneOffset.UTC));
    query.where("shop_id = $", ask.shop()).where("$ = ANY (categories)", ask.category());
    if (!ask.query().isEmpty()) {
      query.where(
          "(listing.sku ILIKE $ OR coalesce(listing.name, product.name) ILIKE $)",
          Rows.containing(ask.query()));
    }
    return query.page(sql, IN_ORDER, false, ask.page(), ShopProducts::product);
  }

  Future<List<ShopProduct>> find(SqlClient sql, FindShopProducts ask) {
    return sql.preparedQuery(FIND)
        .execute(
            Tuple.tuple()
                .addOffsetDateTime(Rows.utc(ask.at()))
                .addLong(ask.shop())
                .addArrayOfString(ask.skus().toArray(String[]::new)))
        .map(rows -> Rows.all(rows, ShopProducts::product));
  }

  Future<List<ShopCategory>> categories(SqlClient sql, long shop) {
    return sql.preparedQuery(CATEGORIES)
        .execute(Tuple.of(shop))
        .map(
            rows ->
                Rows.all(
                    rows,
                    row -> new ShopCategory(row.getString("category"), row.getLong("products"))));
  }

  private static ShopProduct product(Row row) {
    String[] upsells = row.getArrayOfStrings("upsells");
    return new ShopProduct(
        row.getString("sku"),
        row.getString("name"),
        row.getString("description"),
        List.of(row.getArrayOfStrings("images")),
        List.of(row.getArrayOfStrings("categories")),
        row.getInteger("position"),
        upsells == null ? List.of() : List.of(upsells));
  }
}
