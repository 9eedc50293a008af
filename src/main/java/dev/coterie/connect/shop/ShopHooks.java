package dev.coterie.connect.shop;

import dev.coterie.db.Tx;
import io.vertx.core.Future;

/**
 * What a shop that is handed on, or whose owner is erased, asks of others within the transaction.
 * The owner of keys and users implements it.
 */
public interface ShopHooks {

  /** Nobody who could reach the shop by a key or a login can any more. */
  Future<Void> shutOut(Tx tx, long shop);
}
