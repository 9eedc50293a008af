package dev.coterie.catalog;

import dev.coterie.db.Change;
import dev.coterie.db.Rows;
import dev.coterie.db.Tx;
import dev.coterie.group.DeletionImpact;
import dev.coterie.group.Group;
import dev.coterie.group.ProductHooks;
import dev.coterie.group.terms.LockedGroup;
import dev.coterie.kernel.Money;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Keeps the products that sell groups. */
public final class ProductsOfGroups implements ProductHooks {
  private static final String MAKE =
      """
      INSERT INTO products (sku, name, description, list_price, currency, group_id)
      SELECT $1, $2, $3, $4, $5, $6
      WHERE NOT EXISTS (SELECT FROM customer_groups WHERE product_sku = $1)
      ON CONFLICT ON CONSTRAINT products_pkey DO NOTHING
      """;

  private static final String SELL =
      "UPDATE products SET on_sale = $2 WHERE group_id = $1 AND on_sale <> $2";

  private static final String REPRICE =
      """
      WITH before AS (
        SELECT sku, list_price, currency FROM products WHERE group_id = $1 FOR UPDATE
      )
      UPDATE products SET list_price = $2, currency = $3 FROM before
      WHERE products.sku = before.sku
      RETURNING before.sku, before.list_price, before.currency
      """;

  private static final String FIND = "SELECT sku FROM products WHERE group_id = $1";

  private static final String REMOVE = "DELETE FROM products WHERE group_id = $1 RETURNING sku";

  private final Clock clock;

  public ProductsOfGroups(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Future<Boolean> make(Tx tx, Group group, String sku) {
    Money fee = Objects.requireNonNull(group.terms().plan().fee(), "it is sold for a fee");
    Tuple values =
        Tuple.of(
            sku,
            group.terms().name(),
            group.terms().description(),
            fee.amount(),
            fee.currency().getCurrencyCode(),
            group.id());
    tx.changes(Change.product(sku));
    return tx.sql().preparedQuery(MAKE).execute(values).map(made -> made.rowCount() > 0);
  }

  @Override
  public Future<Boolean> sell(Tx tx, long groupId, boolean onSale) {
    return tx.sql()
        .preparedQuery(SELL)
        .execute(Tuple.of(groupId, onSale))
        .map(changed -> changed.rowCount() > 0);
  }

  @Override
  public Future<Void> reprice(Tx tx, long groupId, Money fee) {
    return tx.sql()
        .preparedQuery(REPRICE)
        .execute(Tuple.of(groupId, fee.amount(), fee.currency().getCurrencyCode()))
        .map(
            repriced -> {
              for (Row row : repriced) {
                String sku = row.getString("sku");
                tx.changes(Change.product(sku));
                Money before = Rows.money(row, "list_price", "currency");
                tx.emit(PriceEvents.changed(clock.instant(), sku, Optional.of(before), fee));
              }
              return null;
            });
  }

  @Override
  public Future<DeletionImpact> impact(Tx tx, LockedGroup group, Instant now) {
    return tx.sql()
        .preparedQuery(FIND)
        .execute(Tuple.of(group.id()))
        .map(rows -> Rows.all(rows, row -> row.getString("sku")))
        .map(DeletionImpact::ofProducts);
  }

  @Override
  public Future<Void> remove(Tx tx, LockedGroup group) {
    return tx.sql()
        .preparedQuery(REMOVE)
        .execute(Tuple.of(group.id()))
        .map(
            removed -> {
              removed.forEach(row -> tx.changes(Change.product(row.getString("sku"))));
              return null;
            });
  }
}
