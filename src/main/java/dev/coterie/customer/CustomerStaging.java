package dev.coterie.customer;

import static dev.coterie.customer.CustomerContract.CODE_COLUMN;
import static dev.coterie.customer.CustomerContract.EMAIL_COLUMN;

import dev.coterie.db.ChangeKind;
import dev.coterie.db.Rows;
import dev.coterie.db.Tx;
import dev.coterie.imports.CsvRow;
import dev.coterie.imports.InvalidRow;
import dev.coterie.imports.Staging;
import dev.coterie.kernel.TextForm;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Customers on their way from a CSV file into the table. */
final class CustomerStaging implements Staging<CustomerStaging.StagedCustomer> {
  private static final String OPEN =
      """
      CREATE TEMPORARY TABLE staged_customers (number integer, code text COLLATE "C", email text)
      ON COMMIT DROP
      """;

  private static final String STAGE =
      """
      INSERT INTO staged_customers
      SELECT number, code, email FROM unnest($1::integer[], $2::text[], $3::text[])
        AS row (number, code, email)
      """;

  private static final String MERGE =
      """
      WITH staged AS (
        SELECT DISTINCT ON (code) code, email FROM staged_customers ORDER BY code, number
      ), merged AS (
        INSERT INTO customers AS customer (code, email, events_after)
        SELECT code, email, CASE
          WHEN code IN (SELECT code FROM customers WHERE erased_at IS NOT NULL)
          THEN (SELECT max(id) FROM events) END
        FROM staged ORDER BY code
        ON CONFLICT (code) WHERE erased_at IS NULL DO UPDATE SET email = excluded.email
        WHERE customer.email IS DISTINCT FROM excluded.email AND excluded.email IS NOT NULL
        RETURNING customer.code, xmax = 0 AS created
      )
      SELECT
        (SELECT count(*) FROM staged) AS rows,
        count(*) FILTER (WHERE created) AS created,
        count(*) FILTER (WHERE NOT created) AS updated,
        (array_agg(code))[1:$1] AS keys
      FROM merged
      """;

  @Override
  public List<String> columns() {
    return List.of(CODE_COLUMN, EMAIL_COLUMN);
  }

  @Override
  public StagedCustomer parse(CsvRow row) {
    return new StagedCustomer(
        row.number(),
        row.read(CODE_COLUMN, TextForm.CUSTOMER_CODE::check),
        row.readUnlessBlank(EMAIL_COLUMN, TextForm.EMAIL::check));
  }

  @Override
  public Future<?> open(SqlConnection sql) {
    return sql.query(OPEN).execute();
  }

  @Override
  public Future<?> stage(SqlConnection sql, List<StagedCustomer> batch) {
    return sql.preparedQuery(STAGE)
        .execute(
            Tuple.of(
                batch.stream().map(StagedCustomer::number).toArray(Integer[]::new),
                Rows.texts(batch, StagedCustomer::code),
                Rows.texts(batch, StagedCustomer::email)));
  }

  @Override
  public Future<List<InvalidRow>> repeated(SqlConnection sql) {
    return Staging.repeated(sql, "staged_customers", "code", CODE_COLUMN);
  }

  @Override
  public Future<Merged> merge(Tx tx) {
    return Staging.merge(tx, MERGE, ChangeKind.CUSTOMER);
  }

  /** A right row, with its number in the file. */
  record StagedCustomer(int number, String code, @Nullable String email) {}
}
