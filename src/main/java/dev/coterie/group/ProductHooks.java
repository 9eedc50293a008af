package dev.coterie.group;

import dev.coterie.db.Tx;
import dev.coterie.kernel.Money;
import io.vertx.core.Future;

/**
 * What the product that sells a group needs done in the catalogue, within the same transaction,
 * which has locked the group. The owner of products implements it.
 */
public interface ProductHooks extends GroupDependents {
  /**
   * Makes the group's product, on sale for the fee, and answers true; false where the SKU is that
   * of another product or was that of another group.
   */
  Future<Boolean> make(Tx tx, Group group, String sku);

  /** Answers whether that is a change. */
  Future<Boolean> sell(Tx tx, long groupId, boolean onSale);

  /** Gives the group's product the new fee, where it has another one. */
  Future<Void> reprice(Tx tx, long groupId, Money fee);
}
