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

  /** Runs the statement that finds rows which repeat an earlier row's key. */
  static Future<List<InvalidRow>> repeated(SqlConnection sql, String statement, String column) {
    return sql.preparedQuery(statement)
        .execute(Tuple.of(ImportReport.MAX_INVALID))
        .map(
            rows ->
                Rows.all(
                    rows,
                    row ->
                        new InvalidRow(
                            row.getInteger("number"),
                            column,
                            "must be unique in the file; row "
                                + row.getInteger("first")
                                + " has it already")));
  }

  /** Runs the statement that merges, and notes what it wrote as stale. */
  static Future<Merged> merge(Tx tx, String statement, ChangeKind kind) {
    return mergedRow(tx, statement, kind).map(Staging::merged);
  }

  /** As {@link #merge(Tx, String, Change.Kind)}, with all that the statement answers. */
  static Future<Row> mergedRow(Tx tx, String statement, ChangeKind kind) {
    return tx.sql()
        .preparedQuery(statement)
        .execute(Tuple.of(Tx.MAX_NAMED_CHANGES + 1))
        .map(rows -> rows.iterator().next())
        .onSuccess(row -> noteStale(tx, kind, row.getArrayOfStrings("some")));
  }

  /** What the statement answered of its own doing. */
  static Merged merged(Row row) {
    return new Merged(row.getLong("created"), row.getLong("updated"), row.getLong("rows"));
  }

  private static void noteStale(Tx tx, ChangeKind kind, String @Nullable [] keys) {
    if (keys != null) {
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
