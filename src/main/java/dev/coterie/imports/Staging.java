package dev.coterie.imports;

import dev.coterie.db.Change;
import dev.coterie.db.ChangeKind;
import dev.coterie.db.Rows;
import dev.coterie.db.Tx;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of row is written: into a temporary table first, from there in one statement.
 *
 * @param <R> the row
 */
public interface Staging<R> {
  /** Beyond so many written rows, caches and events are told that there were many, not which. */
  int MAX_NAMED = 100;

  /** The placeholders are the key's column and the temporary table. */
  String REPEATED =
      """
      SELECT number, first FROM (
        SELECT number, min(number) OVER (PARTITION BY %s) AS first FROM %s
      ) AS row
      WHERE number > first ORDER BY number LIMIT $1
      """;

  /** The header's names, in their usual order. */
  List<String> columns();

  /** Makes a row of a file's row. */
  R parse(CsvRow row);

  /** Makes the temporary table. */
  Future<?> open(SqlConnection sql);

  /** Adds a batch to the temporary table. */
  Future<?> stage(SqlConnection sql, List<R> batch);

  /** Rows of the temporary table that repeat an earlier one's key. */
  Future<List<InvalidRow>> repeated(SqlConnection sql);

  /**
   * Takes out rows of the temporary table that what is stored forbids; as a rule there are none.
   */
  default Future<List<InvalidRow>> forbidden(SqlConnection sql) {
    return Future.succeededFuture(List.of());
  }

  /** Writes the first row of each key, in key order, and notes what that makes stale. */
  Future<Merged> merge(Tx tx);

  /**
   * Finds the rows of a temporary table that repeat an earlier row's key.
   *
   * @param table the temporary table
   * @param key its column that must be unique
   * @param field how the file calls that column
   */
  static Future<List<InvalidRow>> repeated(
      SqlConnection sql, String table, String key, String field) {
    return sql.preparedQuery(REPEATED.formatted(key, table))
        .execute(Tuple.of(ImportReport.MAX_INVALID))
        .map(rows -> Rows.all(rows, row -> repeated(row, field)));
  }

  private static InvalidRow repeated(Row row, String field) {
    String message = "must be unique in the file; row %d has it already";
    return new InvalidRow(
        row.getInteger("number"), field, message.formatted(row.getInteger("first")));
  }

  /** Runs the statement that merges, and notes what it wrote as stale. */
  static Future<Merged> merge(Tx tx, String statement, ChangeKind kind) {
    return mergedRow(tx, statement, kind).map(Staging::merged);
  }

  /** Runs the statement that merges, notes what it wrote as stale, and answers its one row. */
  static Future<Row> mergedRow(Tx tx, String statement, ChangeKind kind) {
    return tx.sql()
        .preparedQuery(statement)
        .execute(Tuple.of(MAX_NAMED + 1))
        .map(rows -> rows.iterator().next())
        .onSuccess(row -> noteStale(tx, kind, row.getArrayOfStrings("keys")));
  }

  /** How many rows were merged, as that row says. */
  static Merged merged(Row row) {
    return new Merged(row.getLong("created"), row.getLong("updated"), row.getLong("rows"));
  }

  private static void noteStale(Tx tx, ChangeKind kind, String @Nullable [] keys) {
    if (keys != null && keys.length > MAX_NAMED) {
      tx.changes(Change.all(kind));
    } else if (keys != null) {
      Arrays.stream(keys).forEach(key -> tx.changes(new Change(kind, key)));
    }
  }

  /**
   * What a merge did.
   *
   * @param rows how many distinct keys were staged
   */
  record Merged(long created, long updated, long rows) {}
}
