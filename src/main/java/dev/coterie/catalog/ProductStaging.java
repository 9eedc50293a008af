package dev.coterie.catalog;

import dev.coterie.db.Change;
import dev.coterie.db.Rows;
import dev.coterie.db.Tx;
import dev.coterie.imports.CsvRow;
import dev.coterie.imports.InvalidRow;
import dev.coterie.imports.Staging;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.TextForm;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Products on their way from a CSV file into the catalogue. */
final class ProductStaging implements Staging<ProductStaging.Row> {
  private static final List<String> COLUMNS =
      List.of("sku", "name", "list_price", "supplier_price", "currency");

  private static final String OPEN =
      """
      CREATE TEMPORARY TABLE staged_products (
        number integer, sku text COLLATE "C", name text,
        list_price numeric(16, 4), supplier_price numeric(16, 4), currency char(3)
      ) ON COMMIT DROP
      """;

  private static final String STAGE =
      """
      INSERT INTO staged_products
      SELECT number, sku, name, list_price::numeric, supplier_price::numeric, currency
      FROM unnest($1::integer[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
        AS row (number, sku, name, list_price, supplier_price, currency)
      """;

  private static final String REPEATED =
      """
      SELECT number, first FROM (
        SELECT number, min(number) OVER (PARTITION BY sku) AS first FROM staged_products
      ) AS row
      WHERE number > first ORDER BY number LIMIT $1
      """;

  private static final String MERGE =
      """
      WITH staged AS (
        SELECT DISTINCT ON (sku) sku, name, list_price, supplier_price, currency
        FROM staged_products ORDER BY sku, number
      ), merged AS (
        INSERT INTO products AS product (sku, name, list_price, supplier_price, currency)
        SELECT sku, name, list_price, supplier_price, currency FROM staged ORDER BY sku
        ON CONFLICT ON CONSTRAINT products_pkey DO UPDATE SET
          name = excluded.name, list_price = excluded.list_price,
          supplier_price = excluded.supplier_price, currency = excluded.currency
        WHERE (product.name, product.list_price, product.supplier_price, product.currency)
          IS DISTINCT FROM
          (excluded.name, excluded.list_price, excluded.supplier_price, excluded.currency)
        RETURNING product.sku, xmax = 0 AS created
      )
      SELECT
        (SELECT count(*) FROM staged) AS rows,
        count(*) FILTER (WHERE created) AS created,
        count(*) FILTER (WHERE NOT created) AS updated,
        (array_agg(sku))[1:$1] AS some
      FROM merged
      """;

  @Override
  public List<String> columns() {
    return COLUMNS;
  }

  @Override
  public Row parse(CsvRow row) {
    String sku = row.read("sku", TextForm.SKU::check);
    String name = row.read("name", TextForm.NAME::check);
    Currency currency = row.read("currency", Money::currency);
    Money listPrice = row.read("list_price", text -> Money.of(text, currency));
    Money supplierPrice = row.readUnlessBlank("supplier_price", text -> Money.of(text, currency));
    return new Row(row.number(), sku, name, listPrice, supplierPrice);
  }

  @Override
  public Future<?> open(SqlConnection sql) {
    return sql.query(OPEN).execute();
  }

  @Override
  public Future<?> stage(SqlConnection sql, List<Row> batch) {
    return sql.preparedQuery(STAGE)
        .execute(
            Tuple.of(
                batch.stream().map(Row::number).toArray(Integer[]::new),
                Rows.texts(batch, Row::sku),
                Rows.texts(batch, Row::name),
                Rows.texts(batch, row -> row.listPrice().text()),
                Rows.texts(batch, Row::supplierPriceText),
                Rows.texts(batch, row -> row.listPrice().currency().getCurrencyCode())));
  }

  @Override
  public Future<List<InvalidRow>> repeated(SqlConnection sql) {
    return Staging.repeated(sql, REPEATED, "sku");
  }

  @Override
  public Future<Merged> merge(Tx tx) {
    return Staging.merge(tx, MERGE, Change.Kind.PRODUCT);
  }

  /** A right row, with its number in the file. */
  record Row(int number, String sku, String name, Money listPrice, @Nullable Money supplierPrice) {

    @Nullable String supplierPriceText() {
      return supplierPrice == null ? null : supplierPrice.text();
    }
  }
}
