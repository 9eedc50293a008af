package dev.coterie.list;

import dev.coterie.db.Change;
import dev.coterie.db.ChangeKind;
import dev.coterie.db.Rows;
import dev.coterie.db.Tx;
import dev.coterie.expiry.GroupNotices;
import dev.coterie.imports.Staging;
import dev.coterie.ledger.ListPeriods;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.function.LongFunction;

/** The table of planned changes, and the writing of them in batches within one transaction. */
final class ListChanges {
  private static final int BATCH = 20_000;

  private static final String CHOOSE =
      """
      WITH batch AS (
        SELECT customer_id, joins <> $3 AS joins FROM list_changes
        WHERE import_id = $1 AND customer_id > $2 ORDER BY customer_id LIMIT $4
      ), joining AS (
        INSERT INTO joining_customers SELECT customer_id FROM batch WHERE joins
      ), departing AS (
        INSERT INTO departing_customers SELECT customer_id FROM batch WHERE NOT joins
      )
      SELECT count(*) AS size, coalesce(max(customer_id), 0) AS last FROM batch
      """;

  private static final String CLEAR = "TRUNCATE joining_customers, departing_customers";
  private static final String ANALYZE = "ANALYZE joining_customers; ANALYZE departing_customers";

  /** Nobody erases them meanwhile, or takes their web account away. */
  private static final String LOCK =
      """
      SELECT count(*) FROM (
        SELECT id FROM customers WHERE id IN (SELECT customer_id FROM joining_customers)
        ORDER BY id FOR NO KEY UPDATE
      ) AS locked
      """;

  private static final String KEEP_WEB_CUSTOMERS =
      """
      DELETE FROM joining_customers AS joining USING customers AS customer
      WHERE customer.id = joining.customer_id
        AND (customer.erased_at IS NOT NULL OR NOT customer.web_account)
      """;

  private static final String KEEP_THOSE_IT_CHANGED =
      """
      WITH present AS (%s), returned AS (
        DELETE FROM joining_customers WHERE customer_id IN (SELECT customer_id FROM present)
      )
      DELETE FROM departing_customers WHERE customer_id NOT IN (SELECT customer_id FROM present)
      """
          .formatted(ListPeriods.PRESENT.formatted("$1", "$2"));

  private static final String CODES =
      """
      SELECT code FROM customers WHERE id IN (
        SELECT customer_id FROM joining_customers UNION ALL
        SELECT customer_id FROM departing_customers)
      """;

  private static final String COUNT =
      """
      SELECT (SELECT count(*) FROM joining_customers) AS added,
        (SELECT count(*) FROM departing_customers) AS removed
      """;

  private static final String NAMED =
      """
      SELECT code, joins FROM (
        (SELECT * FROM list_changes WHERE import_id = $1 AND joins LIMIT $2)
        UNION ALL
        (SELECT * FROM list_changes WHERE import_id = $1 AND NOT joins LIMIT $2)
      ) AS change JOIN customers ON customers.id = customer_id ORDER BY code
      """;

  private final ListPeriods periods = new ListPeriods();
  private final GroupNotices notices;

  ListChanges(GroupNotices notices) {
    this.notices = notices;
  }

  /**
   * How the changes of an import are written.
   *
   * @param inverse whether they are taken back, as far as they are still as it left them
   * @param progress is told how many are written, and awaited
   */
  record Writing(
      String id,
      long groupId,
      boolean inverse,
      String reason,
      Instant now,
      LongFunction<Future<Void>> progress) {}

  /** How many members were added and removed. */
  record Written(long added, long removed) {
    private Written plus(Written more) {
      return new Written(added + more.added, removed + more.removed);
    }
  }

  /**
   * Writes them all, unless somebody who is to be added is no web customer any more: then it is
   * refused as stale, or, taken back, left out.
   */
  Future<Written> write(Tx tx, Writing writing) {
    return periods.open(tx.sql()).compose(open -> write(tx, writing, 0, 0, new Written(0, 0)));
  }

  private Future<Written> write(Tx tx, Writing writing, long after, long done, Written sum) {
    return choose(tx.sql(), writing, after)
        .compose(
            batch ->
                batch.size() == 0
                    ? Future.succeededFuture(sum)
                    : writeBatch(tx, writing)
                        .compose(
                            written ->
                                writing
                                    .progress()
                                    .apply(done + batch.size())
                                    .compose(
                                        told ->
                                            write(
                                                tx,
                                                writing,
                                                batch.last(),
                                                done + batch.size(),
                                                sum.plus(written)))));
  }

  private record ChosenChanges(long size, long last) {}

  private static Future<ChosenChanges> choose(SqlConnection sql, Writing writing, long after) {
    return sql.query(CLEAR)
        .execute()
        .compose(
            empty ->
                sql.preparedQuery(CHOOSE)
                    .execute(Tuple.of(writing.id(), after, writing.inverse(), BATCH)))
        .map(rows -> rows.iterator().next())
        .map(row -> new ChosenChanges(row.getLong("size"), row.getLong("last")));
  }

  private Future<Written> writeBatch(Tx tx, Writing writing) {
    SqlConnection sql = tx.sql();
    Tuple present = Tuple.of(writing.groupId(), Rows.utc(writing.now()));
    return sql.query(ANALYZE)
        .execute()
        .compose(known -> sql.query(LOCK).execute())
        .compose(locked -> sql.query(KEEP_WEB_CUSTOMERS).execute())
        .compose(
            others ->
                others.rowCount() == 0 || writing.inverse()
                    ? Future.succeededFuture()
                    : Future.failedFuture(ListContract.stalePlan(writing.id()).asException()))
        .compose(
            fine ->
                writing.inverse()
                    ? sql.preparedQuery(KEEP_THOSE_IT_CHANGED).execute(present)
                    : Future.succeededFuture())
        .compose(fine -> periods.join(tx, writing.groupId(), writing.reason(), writing.now()))
        .compose(joined -> periods.leave(tx, writing.groupId(), writing.now()))
        .compose(left -> notices.drop(sql, writing.groupId(), writing.now()))
        .compose(dropped -> counted(tx));
  }

  /** Notes whose prices and access are others now, one by one where they are few. */
  private static Future<Written> counted(Tx tx) {
    return tx.sql()
        .query(COUNT)
        .execute()
        .map(rows -> rows.iterator().next())
        .map(row -> new Written(row.getLong("added"), row.getLong("removed")))
        .compose(
            written -> {
              if (written.added() + written.removed() > Staging.MAX_NAMED) {
                tx.changes(Change.all(ChangeKind.CUSTOMER));
                return Future.succeededFuture(written);
              }
              return tx.sql()
                  .query(CODES)
                  .execute()
                  .onSuccess(
                      rows -> rows.forEach(row -> tx.changes(Change.customer(row.getString(0)))))
                  .map(written);
            });
  }

  /** The first of those whom an import adds and removes. */
  Future<ListContract.Named> named(SqlClient sql, String id, int most) {
    return sql.preparedQuery(NAMED)
        .execute(Tuple.of(id, most))
        .map(rows -> Rows.all(rows, row -> row))
        .map(rows -> new ListContract.Named(codes(rows, true), codes(rows, false)));
  }

  private static List<String> codes(List<Row> rows, boolean joins) {
    return rows.stream()
        .filter(row -> row.getBoolean("joins") == joins)
        .map(row -> row.getString("code"))
        .toList();
  }
}
