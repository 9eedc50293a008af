package dev.coterie.catalog;

import dev.coterie.catalog.CatalogContract.ProductColumn;
import dev.coterie.catalog.CatalogContract.SearchProducts;
import dev.coterie.db.Keyset;
import dev.coterie.db.Keyset.KeyKind;
import dev.coterie.db.ListQuery;
import dev.coterie.db.Rows;
import dev.coterie.db.TextPart;
import dev.coterie.kernel.Page;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lists products for people who look for some. */
final class ProductList {
  private static final Keyset BY_SKU = Keyset.by("sku", KeyKind.TEXT);

  private static final Keyset BY_NAME =
      Keyset.by("name COLLATE names", KeyKind.TEXT).then("sku", KeyKind.TEXT);

  private static final Keyset BY_LIST_PRICE =
      Keyset.by("list_price", KeyKind.DECIMAL).then("sku", KeyKind.TEXT);

  private static final String ROWS =
      "SELECT "
          + Products.COLUMNS
          + "FROM products WHERE sku = ANY ($1) ORDER BY array_position($1, sku)";

  /** Finds the SKUs first, so that only the rows of the page are read whole. */
  Future<Page<Product>> page(SqlClient sql, SearchProducts ask) {
    return query(ask.filter())
        .page(
            sql,
            keyset(ask.sorting().column()),
            ask.sorting().descending(),
            ask.page(),
            row -> row.getString("sku"))
        .compose(skus -> withRows(sql, skus));
  }

  private static Future<Page<Product>> withRows(SqlClient sql, Page<String> skus) {
    return sql.preparedQuery(ROWS)
        .execute(Tuple.tuple().addArrayOfString(skus.items().toArray(String[]::new)))
        .map(rows -> new Page<>(Rows.all(rows, Products::product), skus.next()));
  }

  private static Keyset keyset(ProductColumn column) {
    return switch (column) {
      case SKU -> BY_SKU;
      case NAME -> BY_NAME;
      case LIST_PRICE -> BY_LIST_PRICE;
    };
  }

  private static ListQuery query(ProductFilter filter) {
    TextPart part = new TextPart(filter.query().toLowerCase(Locale.ROOT));
    return new ListQuery("sku, name, categories")
        .from("products")
        .seek("(sku ILIKE $ OR name ILIKE $)", pattern(part.looked()))
        .seek("(strpos(lower(sku), $) > 0 OR strpos(lower(name), $) > 0)", part.checked())
        .seek("categories @> ARRAY[$::text]", filter.category())
        .where("currency = $", filter.currency())
        .when(filter.costUnknown(), "supplier_price IS NULL")
        .when(filter.groupsOnly(), "group_id IS NOT NULL");
  }

  private static @Nullable String pattern(String query) {
    return query.isEmpty() ? null : Rows.containing(query);
  }
}
