package dev.coterie.connect.shop;

import dev.coterie.customer.ErasureHooks;
import dev.coterie.db.Change;
import dev.coterie.db.Rows;
import dev.coterie.db.Tx;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;

/** Closes the shop of a customer who is erased, and takes her words off it. It can be handed on. */
public final class ShopOfCustomer implements ErasureHooks {
  private static final String CLOSE =
      """
      UPDATE shops SET closed = true, name = slug, welcome = '', version = version + 1
      WHERE owner_id = $1 RETURNING id, slug
      """;

  private final ShopHooks hooks;

  public ShopOfCustomer(ShopHooks hooks) {
    this.hooks = hooks;
  }

  @Override
  public Future<Void> forget(Tx tx, long customerId) {
    return tx.sql()
        .preparedQuery(CLOSE)
        .execute(Tuple.of(customerId))
        .map(rows -> Rows.first(rows, row -> row))
        .compose(shop -> shop.isEmpty() ? Future.succeededFuture() : closed(tx, shop.get()));
  }

  private Future<Void> closed(Tx tx, Row shop) {
    tx.changes(Change.shop(shop.getString("slug")));
    return hooks.shutOut(tx, shop.getLong("id"));
  }
}
