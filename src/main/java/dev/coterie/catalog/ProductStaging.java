package dev.coterie.catalog;

import dev.coterie.db.ChangeKind;
import dev.coterie.db.Rows;
import dev.coterie.db.Tx;
import dev.coterie.imports.CsvRow;
import dev.coterie.imports.ImportReport;
import dev.coterie.imports.InvalidRow;
import dev.coterie.imports.Staging;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.TextForm;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Products on their way from a CSV file into the catalogue. */
final class ProductStaging implements Staging<ProductStaging.StagedRow> {
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

  /**
   * Takes out the first row of each SKU that gives a group's product another price than the fee,
   * with those that repeat it. The products stay locked, so that none gets another fee meanwhile.
   */
  private static final String FORBIDDEN =
      """
      WITH fixed AS (
        SELECT sku, list_price, currency FROM products
        WHERE group_id IS NOT NULL AND sku IN (SELECT sku FROM staged_products)
        ORDER BY sku FOR UPDATE
      ), first AS (
        SELECT DISTINCT ON (sku) sku, number, staged.supplier_price, fixed.list_price,
          fixed.currency, (staged.list_price, staged.currency)
            <> (fixed.list_price, fixed.currency) AS other_price
        FROM staged_products AS staged JOIN fixed USING (sku)
        ORDER BY sku, number
      ), wrong AS (
        SELECT * FROM first WHERE other_price OR supplier_price IS NOT NULL
      ), gone AS (
        DELETE FROM staged_products AS staged USING wrong WHERE staged.sku = wrong.sku
      )
      SELECT number, other_price, list_price, currency FROM wrong ORDER BY number LIMIT $1
      """;

  /**
   * What gets another name is locked before, with the price that it has then; whatever else is
   * updated gets another price. Only a product that others rename meanwhile may be announced in
   * vain. A statement sees the products as they were before it, hence the prices before.
   */
  private static final String MERGE =
      """
      WITH staged AS (
        SELECT DISTINCT ON (sku) sku, name, list_price, supplier_price, currency
        FROM staged_products ORDER BY sku, number
      ), renamed AS (
        SELECT product.sku, product.list_price, product.supplier_price, product.currency
        FROM products AS product JOIN staged USING (sku)
        WHERE product.name <> staged.name
        ORDER BY sku FOR UPDATE OF product
      ), merged AS (
        INSERT INTO products AS product (sku, name, list_price, supplier_price, currency)
        SELECT sku, name, list_price, supplier_price, currency FROM staged
        WHERE (SELECT count(*) FROM renamed) >= 0 ORDER BY sku
        ON CONFLICT ON CONSTRAINT products_pkey DO UPDATE SET
          name = excluded.name, list_price = excluded.list_price,
          supplier_price = excluded.supplier_price, currency = excluded.currency
        WHERE (product.name, product.list_price, product.supplier_price, product.currency)
          IS DISTINCT FROM
          (excluded.name, excluded.list_price, excluded.supplier_price, excluded.currency)
          AND (product.group_id IS NULL
            OR (product.list_price, product.currency) = (excluded.list_price, excluded.currency))
        RETURNING sku, list_price, supplier_price, currency, xmax = 0 AS created
      ), repriced AS (
        SELECT sku, list_price, currency FROM merged
        WHERE NOT created
          AND NOT EXISTS (
            SELECT FROM renamed
            WHERE renamed.sku = merged.sku
              AND (renamed.list_price, renamed.supplier_price, renamed.currency)
                IS NOT DISTINCT FROM (merged.list_price, merged.supplier_price, merged.currency))
      ), announced AS (
        SELECT named.sku, named.list_price, named.currency,
          before.list_price AS list_price_before, before.currency AS currency_before
        FROM (SELECT * FROM repriced LIMIT $1) AS named
          LEFT JOIN products AS before ON before.sku = named.sku
      )
      SELECT
        (SELECT count(*) FROM staged) AS rows,
        count(*) FILTER (WHERE created) AS created,
        count(*) FILTER (WHERE NOT created) AS updated,
        (array_agg(sku))[1:$1] AS keys,
        (SELECT count(*) FROM repriced) AS repriced,
        (SELECT array_agg(sku) FROM announced) AS skus,
        (SELECT array_agg(list_price::text) FROM announced) AS prices,
        (SELECT array_agg(currency::text) FROM announced) AS currencies,
        (SELECT array_agg(list_price_before::text) FROM announced) AS prices_before,
        (SELECT array_agg(currency_before::text) FROM announced) AS currencies_before
      FROM merged
      """;

  private final Clock clock;

  ProductStaging(Clock clock) {
    this.clock = clock;
  }

  @Override
  public List<String> columns() {
    return COLUMNS;
  }

  @Override
  public StagedRow parse(CsvRow row) {
    String sku = row.read("sku", TextForm.SKU::check);
    String name = row.read("name", TextForm.NAME::check);
    Currency currency = row.read("currency", Money::currency);
    Money listPrice = row.read("list_price", text -> Money.of(text, currency));
    Money supplierPrice = row.readUnlessBlank("supplier_price", text -> Money.of(text, currency));
    return new StagedRow(row.number(), sku, name, listPrice, supplierPrice);
  }

  @Override
  public Future<?> open(SqlConnection sql) {
    return sql.query(OPEN).execute();
  }

  @Override
  public Future<?> stage(SqlConnection sql, List<StagedRow> batch) {
    return sql.preparedQuery(STAGE)
        .execute(
            Tuple.of(
                batch.stream().map(StagedRow::number).toArray(Integer[]::new),
                Rows.texts(batch, StagedRow::sku),
                Rows.texts(batch, StagedRow::name),
                Rows.texts(batch, row -> row.listPrice().text()),
                Rows.texts(batch, StagedRow::supplierPriceText),
                Rows.texts(batch, row -> row.listPrice().currency().getCurrencyCode())));
  }

  @Override
  public Future<List<InvalidRow>> repeated(SqlConnection sql) {
    return Staging.repeated(sql, "staged_products", "sku", "sku");
  }

  @Override
  public Future<List<InvalidRow>> forbidden(SqlConnection sql) {
    return sql.preparedQuery(FORBIDDEN)
        .execute(Tuple.of(ImportReport.MAX_INVALID))
        .map(rows -> Rows.all(rows, ProductStaging::forbidden));
  }

  @Override
  public Future<Merged> merge(Tx tx) {
    return Staging.mergedRow(tx, MERGE, ChangeKind.PRODUCT)
        .onSuccess(row -> announcePrices(tx, row))
        .map(Staging::merged);
  }

  private void announcePrices(Tx tx, Row merged) {
    Instant now = clock.instant();
    long number = merged.getLong("repriced");
    if (number > Staging.MAX_NAMED) {
      tx.emit(PriceEvents.changed(now, number));
      return;
    }
    String[] skus = merged.getArrayOfStrings("skus");
    for (int index = 0; index < number; index++) {
      tx.emit(
          PriceEvents.changed(
              now,
              skus[index],
              price(merged, "prices_before", "currencies_before", index),
              price(merged, "prices", "currencies", index).orElseThrow()));
    }
  }

  private static Optional<Money> price(Row merged, String prices, String currencies, int index) {
    String price = merged.getArrayOfStrings(prices)[index];
    return Optional.ofNullable(price)
        .map(text -> Money.of(text, Money.currency(merged.getArrayOfStrings(currencies)[index])));
  }

  private static InvalidRow forbidden(Row row) {
    Money fee = Rows.money(row, "list_price", "currency");
    return row.getBoolean("other_price")
        ? new InvalidRow(
            row.getInteger("number"),
            "list_price",
            "must be %s %s: the product sells a group, change its fee there"
                .formatted(fee.text(), fee.currency().getCurrencyCode()))
        : new InvalidRow(
            row.getInteger("number"),
            "supplier_price",
            "must be blank: no rule applies to a product that sells a group");
  }

  /** A right row, with its number in the file. */
  record StagedRow(
      int number, String sku, String name, Money listPrice, @Nullable Money supplierPrice) {

    @Nullable String supplierPriceText() {
      return supplierPrice == null ? null : supplierPrice.text();
    }
  }
}
