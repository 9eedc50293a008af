package dev.coterie.catalog;

import dev.coterie.catalog.ProductImport.ImportState;
import dev.coterie.catalog.ProductImport.PlannedChange;
import dev.coterie.catalog.ProductImport.Terms;
import dev.coterie.db.Rows;
import dev.coterie.imports.InvalidRow;
import dev.coterie.imports.Staging.Merged;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Money;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tables of planned imports and their rows. */
final class ProductImports {
  /** How long a running one may say nothing until it is given up. */
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  private static final String COLUMNS =
      "id, state, rows_read, created, updated, unchanged, changes, invalid, changed_at";

  private static final String BEGIN =
      """
      INSERT INTO product_imports (id, state, changed_at) VALUES ($1, 'reading', $2)
      RETURNING\s"""
          + COLUMNS;

  private static final String FIND = "SELECT " + COLUMNS + " FROM product_imports WHERE id = $1";

  private static final String WRONG_ROWS = "SELECT wrong_rows FROM product_imports WHERE id = $1";

  private static final String READ =
      "UPDATE product_imports SET rows_read = $2, changed_at = $3 WHERE id = $1";

  /** Holds what was staged against the products, and keeps the rows that would change something. */
  private static final String PLAN =
      """
      WITH staged AS (
        SELECT DISTINCT ON (sku) * FROM staged_products ORDER BY sku, number
      ), compared AS (
        SELECT staged.*, product.sku IS NULL AS created,
          (staged.name, staged.list_price, staged.supplier_price, staged.currency)
            IS DISTINCT FROM
            (product.name, product.list_price, product.supplier_price, product.currency) AS differs,
          CASE WHEN product.sku IS NOT NULL THEN md5(row(product.name, product.list_price,
            product.supplier_price, product.currency)::text)::uuid END AS was,
          product.name AS name_before, product.list_price AS list_price_before,
          product.supplier_price AS supplier_price_before, product.currency AS currency_before
        FROM staged LEFT JOIN products AS product USING (sku)
      ), kept AS (
        INSERT INTO planned_products
        SELECT $1, number, sku, name, list_price, supplier_price, currency, was
        FROM compared WHERE differs
      ), shown AS (
        SELECT sku, created, name, list_price::text, supplier_price::text, currency, name_before,
          list_price_before::text, supplier_price_before::text, currency_before
        FROM compared WHERE differs ORDER BY number LIMIT $2
      ), counted AS (
        SELECT count(*) FILTER (WHERE created) AS created,
          count(*) FILTER (WHERE differs AND NOT created) AS updated,
          count(*) FILTER (WHERE NOT differs) AS unchanged
        FROM compared
      )
      UPDATE product_imports AS import SET state = 'planned', created = counted.created,
        updated = counted.updated, unchanged = counted.unchanged,
        changes = coalesce((SELECT jsonb_agg(to_jsonb(shown)) FROM shown), '[]'),
        invalid = $3, wrong_rows = $4, changed_at = $5
      FROM counted WHERE import.id = $1
      """;

  private static final String BEGIN_COMMIT =
      """
      UPDATE product_imports SET state = 'importing', changed_at = $2
      WHERE id = $1 AND state = 'planned'
      RETURNING\s"""
          + COLUMNS;

  private static final String STAGE =
      """
      INSERT INTO staged_products
      SELECT number, sku, name, list_price, supplier_price, currency
      FROM planned_products WHERE import_id = $1
      """;

  /** Locks the products of a plan, and says whether one is another than it was planned for. */
  private static final String OUTDATED =
      """
      WITH planned AS (
        SELECT sku, was FROM planned_products WHERE import_id = $1
      ), present AS (
        SELECT sku, md5(row(name, list_price, supplier_price, currency)::text)::uuid AS digest
        FROM products WHERE sku IN (SELECT sku FROM planned) ORDER BY sku FOR UPDATE
      )
      SELECT EXISTS (
        SELECT FROM planned LEFT JOIN present USING (sku)
        WHERE planned.was IS DISTINCT FROM present.digest
      ) AS outdated
      """;

  private static final String DONE =
      """
      WITH written AS (DELETE FROM planned_products WHERE import_id = $1)
      UPDATE product_imports SET state = 'done', created = $2, updated = $3,
        invalid = invalid || $4::jsonb, changed_at = $5
      WHERE id = $1
      """;

  private static final String STOPPED =
      "UPDATE product_imports SET state = $2, changed_at = $3 WHERE id = $1";

  private static final int SHOWN = 50;

  Future<ProductImport> begin(SqlClient sql, String id, Instant now) {
    return sql.preparedQuery(BEGIN)
        .execute(Tuple.of(id, Rows.utc(now)))
        .map(rows -> read(rows.iterator().next(), now));
  }

  Future<Optional<ProductImport>> find(SqlClient sql, String id, Instant now) {
    return sql.preparedQuery(FIND)
        .execute(Tuple.of(id))
        .map(rows -> Rows.first(rows, row -> read(row, now)));
  }

  Future<Optional<String>> wrongRows(SqlClient sql, String id) {
    return sql.preparedQuery(WRONG_ROWS)
        .execute(Tuple.of(id))
        .map(rows -> Rows.first(rows, row -> row.getString("wrong_rows")));
  }

  Future<Void> noteRead(SqlClient sql, String id, long rows, Instant now) {
    return sql.preparedQuery(READ).execute(Tuple.of(id, rows, Rows.utc(now))).mapEmpty();
  }

  Future<Void> plan(
      SqlClient sql, String id, List<InvalidRow> invalid, String wrongRows, Instant now) {
    return sql.preparedQuery(PLAN)
        .execute(Tuple.of(id, SHOWN, json(invalid), wrongRows, Rows.utc(now)))
        .mapEmpty();
  }

  /** Empty where it is not planned. */
  Future<Optional<ProductImport>> beginCommit(SqlClient sql, String id, Instant now) {
    return sql.preparedQuery(BEGIN_COMMIT)
        .execute(Tuple.of(id, Rows.utc(now)))
        .map(rows -> Rows.first(rows, row -> read(row, now)));
  }

  /** Whether the products are others than those of the plan; they stay locked. */
  Future<Boolean> isOutdated(SqlClient sql, String id) {
    return sql.preparedQuery(OUTDATED)
        .execute(Tuple.of(id))
        .map(rows -> rows.iterator().next().getBoolean("outdated"));
  }

  Future<Void> stage(SqlClient sql, String id) {
    return sql.preparedQuery(STAGE).execute(Tuple.of(id)).mapEmpty();
  }

  /**
   * Says what was written.
   *
   * @param left rows that were wrong by then
   */
  Future<Void> done(SqlClient sql, String id, Merged merged, List<InvalidRow> left, Instant now) {
    return sql.preparedQuery(DONE)
        .execute(Tuple.of(id, merged.created(), merged.updated(), json(left), Rows.utc(now)))
        .mapEmpty();
  }

  /** Says why nothing was written. */
  Future<Void> stopped(SqlClient sql, String id, ImportState why, Instant now) {
    return sql.preparedQuery(STOPPED)
        .execute(Tuple.of(id, EnumNames.of(why), Rows.utc(now)))
        .mapEmpty();
  }

  private static JsonArray json(List<InvalidRow> invalid) {
    return new JsonArray(
        invalid.stream()
            .map(
                row ->
                    new JsonObject()
                        .put("row", row.row())
                        .put("field", row.field())
                        .put("message", row.message()))
            .toList());
  }

  private static ProductImport read(Row row, Instant now) {
    return new ProductImport(
        row.getString("id"),
        state(row, now),
        row.getLong("rows_read"),
        row.getLong("created"),
        row.getLong("updated"),
        row.getLong("unchanged"),
        objects(row, "changes").map(ProductImports::change).toList(),
        objects(row, "invalid").map(ProductImports::invalid).toList());
  }

  /** One that says nothing for long went with its node; what it wrote went with it. */
  private static ImportState state(Row row, Instant now) {
    ImportState state = EnumNames.read(row.getString("state"), ImportState.class);
    boolean runs = state == ImportState.READING || state == ImportState.IMPORTING;
    return runs && Rows.instant(row, "changed_at").isBefore(now.minus(PATIENCE))
        ? ImportState.FAILED
        : state;
  }

  private static Stream<JsonObject> objects(Row row, String column) {
    return row.getJsonArray(column).stream().map(JsonObject.class::cast);
  }

  private static InvalidRow invalid(JsonObject json) {
    return new InvalidRow(
        json.getInteger("row"), json.getString("field"), json.getString("message"));
  }

  private static PlannedChange change(JsonObject json) {
    return new PlannedChange(
        json.getString("sku"),
        json.getBoolean("created") ? null : terms(json, "_before"),
        terms(json, ""));
  }

  private static Terms terms(JsonObject json, String when) {
    String currency = json.getString("currency" + when);
    return new Terms(
        json.getString("name" + when),
        amount(json.getString("list_price" + when), currency),
        json.getString("supplier_price" + when) == null
            ? null
            : amount(json.getString("supplier_price" + when), currency),
        currency);
  }

  private static String amount(@Nullable String decimal, String currency) {
    return decimal == null ? "" : Money.of(decimal, Money.currency(currency)).text();
  }
}
