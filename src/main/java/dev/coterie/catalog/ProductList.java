package dev.coterie.catalog;

import dev.coterie.catalog.CatalogContract.ProductColumn;
import dev.coterie.catalog.CatalogContract.SearchProducts;
import dev.coterie.db.Keyset;
import dev.coterie.db.Keyset.KeyKind;
import dev.coterie.db.ListQuery;
import dev.coterie.db.Rows;
import dev.coterie.kernel.Page;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import org.jspecify.annotations.Nullable;

/** Lists products for people who look for some. */
final class ProductList {
  private static final Keyset BY_SKU = Keyset.by("sku", KeyKind.TEXT);

  private static final Keyset BY_NAME =
      Keyset.by("name COLLATE names", KeyKind.TEXT).then("sku", KeyKind.TEXT);

  private static final Keyset BY_LIST_PRICE =
      Keyset.by("list_price", KeyKind.DECIMAL).then("sku", KeyKind.TEXT);

  Future<Page<Product>> page(SqlClient sql, SearchProducts ask) {
    return query(ask.filter())
        .page(
            sql,
            keyset(ask.sorting().column()),
            ask.sorting().descending(),
            ask.page(),
            Products::product);
  }

  private static Keyset keyset(ProductColumn column) {
    return switch (column) {
      case SKU -> BY_SKU;
      case NAME -> BY_NAME;
      case LIST_PRICE -> BY_LIST_PRICE;
    };
  }

  private static ListQuery query(ProductFilter filter) {
    return new ListQuery(Products.COLUMNS)
        .from("products")
        .where("(sku ILIKE $ OR name ILIKE $)", pattern(filter.query()))
        .where("categories @> ARRAY[$::text]", filter.category())
        .where("currency = $", filter.currency())
        .when(filter.costUnknown(), "supplier_price IS NULL")
        .when(filter.groupsOnly(), "group_id IS NOT NULL");
  }

  private static @Nullable String pattern(String query) {
    return query.isEmpty() ? null : Rows.containing(query);
  }
}
