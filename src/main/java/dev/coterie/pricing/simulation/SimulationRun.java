package dev.coterie.pricing.simulation;

import dev.coterie.bus.InOrder;
import dev.coterie.kernel.Money;
import dev.coterie.pricing.PricingContract.ProductAmounts;
import io.vertx.core.Future;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads the catalogue, as it is at one moment, through a cursor: in slices, so that neither memory
 * nor the event loop is taken for long.
 */
final class SimulationRun {
  private static final int SLICE = 1_000;

  private static final String PRODUCTS =
      """
      SELECT sku, name, currency, (list_price * 10000)::bigint, (supplier_price * 10000)::bigint,
        group_id IS NOT NULL
      FROM products
      """;

  private static final int SKU = 0;
  private static final int NAME = 1;
  private static final int CURRENCY = 2;
  private static final int LIST = 3;
  private static final int SUPPLIER = 4;
  private static final int SELLS_GROUP = 5;

  private final Pool pool;
  private final EffectCount count;
  private final Supplier<Future<Boolean>> goesOn;

  /**
   * A run that has not begun.
   *
   * @param goesOn is asked between two slices
   */
  SimulationRun(Pool pool, EffectCount count, Supplier<Future<Boolean>> goesOn) {
    this.pool = pool;
    this.count = count;
    this.goesOn = goesOn;
  }

  /** Runs to the end, or until it is not to go on; answers whether all products were compared. */
  Future<Boolean> run() {
    return pool.withTransaction(
        connection ->
            connection.prepare(PRODUCTS).map(PreparedStatement::cursor).compose(this::run));
  }

  private Future<Boolean> run(Cursor cursor) {
    return InOrder.onward(cursor, this::next)
        .map(end -> !cursor.hasMore())
        .eventually(cursor::close);
  }

  private Future<Optional<Cursor>> next(Cursor cursor) {
    return cursor
        .read(SLICE)
        .onSuccess(this::add)
        .compose(rows -> cursor.hasMore() ? goesOn.get() : Future.succeededFuture(false))
        .map(on -> on ? Optional.of(cursor) : Optional.empty());
  }

  private void add(RowSet<Row> rows) {
    rows.forEach(row -> count.add(row.getString(SKU), row.getString(NAME), amounts(row)));
  }

  private static ProductAmounts amounts(Row row) {
    return new ProductAmounts(
        Money.currency(row.getString(CURRENCY)),
        row.getLong(LIST),
        row.getLong(SUPPLIER),
        row.getBoolean(SELLS_GROUP),
        List.of());
  }
}
