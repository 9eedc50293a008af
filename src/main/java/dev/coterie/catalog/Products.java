package dev.coterie.catalog;

import dev.coterie.catalog.CatalogContract.StoredProduct;
import dev.coterie.db.Rows;
import dev.coterie.kernel.Money;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of products. */
final class Products {
  static final String COLUMNS =
      """
      sku, name, description, list_price, supplier_price, currency, images, categories, on_sale,
        (SELECT code FROM customer_groups WHERE id = products.group_id) AS group_code
      """;

  /** Writes no other price than the fee to a group's product, which stays locked all the same. */
  private static final String PUT =
      """
      INSERT INTO products
        (sku, name, description, list_price, supplier_price, currency, images, categories)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      ON CONFLICT ON CONSTRAINT products_pkey DO UPDATE SET
        name = excluded.name, description = excluded.description,
        list_price = excluded.list_price, supplier_price = excluded.supplier_price,
        currency = excluded.currency, images = excluded.images, categories = excluded.categories
      WHERE products.group_id IS NULL
        OR (products.list_price, products.currency) = (excluded.list_price, excluded.currency)
          AND excluded.supplier_price IS NULL
      RETURNING xmax = 0 AS created,
      """
          + COLUMNS;

  private static final String FIND = "SELECT " + COLUMNS + "FROM products WHERE sku = $1";

  private static final String LOCK = FIND + " FOR UPDATE";

  private static final String EDIT =
      """
      UPDATE products SET
        name = coalesce($2, name),
        description = coalesce($3, description),
        list_price = coalesce($4, list_price),
        supplier_price = CASE WHEN $6 THEN NULL ELSE coalesce($5, supplier_price) END,
        currency = coalesce($7, currency),
        images = coalesce($8, images),
        categories = coalesce($9, categories)
      WHERE sku = $1
        AND (group_id IS NULL
          OR (coalesce($4, list_price), coalesce($7, currency)) = (list_price, currency)
            AND $5::numeric IS NULL)
      RETURNING false AS created,
      """
          + COLUMNS;

  private static final String DELETE = "DELETE FROM products WHERE sku = $1 AND group_id IS NULL";

  /** Empty where the product sells a group for another price. */
  Future<Optional<StoredProduct>> put(SqlClient sql, Product product) {
    Tuple values =
        Tuple.tuple()
            .addString(product.sku())
            .addString(product.name())
            .addString(product.description())
            .addBigDecimal(product.listPrice().amount())
            .addBigDecimal(amount(product.supplierPrice()))
            .addString(product.listPrice().currency().getCurrencyCode())
            .addArrayOfString(product.images().toArray(String[]::new))
            .addArrayOfString(product.categories().toArray(String[]::new));
    return sql.preparedQuery(PUT).execute(values).map(rows -> Rows.first(rows, Products::stored));
  }

  Future<Optional<Product>> find(SqlClient sql, String sku) {
    return sql.preparedQuery(FIND)
        .execute(Tuple.of(sku))
        .map(rows -> Rows.first(rows, Products::product));
  }

  /** The product, locked against other writers. */
  Future<Optional<Product>> lock(SqlClient sql, String sku) {
    return sql.preparedQuery(LOCK)
        .execute(Tuple.of(sku))
        .map(rows -> Rows.first(rows, Products::product));
  }

  /** Empty where there is none, or it sells a group for another price. */
  Future<Optional<StoredProduct>> edit(SqlClient sql, String sku, ProductEdit edit) {
    Tuple values =
        Tuple.tuple()
            .addString(sku)
            .addString(edit.name())
            .addString(edit.description())
            .addBigDecimal(edit.listPrice())
            .addBigDecimal(edit.supplierPrice())
            .addBoolean(edit.dropsSupplierPrice())
            .addString(edit.currency() == null ? null : edit.currency().getCurrencyCode())
            .addArrayOfString(array(edit.images()))
            .addArrayOfString(array(edit.categories()));
    return sql.preparedQuery(EDIT).execute(values).map(rows -> Rows.first(rows, Products::stored));
  }

  /** Answers whether there was one that sells no group. */
  Future<Boolean> delete(SqlClient sql, String sku) {
    return sql.preparedQuery(DELETE).execute(Tuple.of(sku)).map(rows -> rows.rowCount() > 0);
  }

  private static StoredProduct stored(Row row) {
    return new StoredProduct(product(row), row.getBoolean("created"));
  }

  static Product product(Row row) {
    return new Product(
        row.getString("sku"),
        row.getString("name"),
        row.getString("description"),
        Rows.money(row, "list_price", "currency"),
        Rows.moneyOrNull(row, "supplier_price", "currency"),
        List.of(row.getArrayOfStrings("images")),
        List.of(row.getArrayOfStrings("categories")),
        row.getString("group_code"),
        row.getBoolean("on_sale"));
  }

  private static @Nullable BigDecimal amount(@Nullable Money money) {
    return money == null ? null : money.amount();
  }

  private static String @Nullable [] array(@Nullable List<String> texts) {
    return texts == null ? null : texts.toArray(String[]::new);
  }
}
