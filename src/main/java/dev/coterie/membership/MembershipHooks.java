package dev.coterie.membership;

import dev.coterie.db.Tx;
import io.vertx.core.Future;

/**
 * What orders need done to memberships, within the same transaction. The owner of memberships
 * implements it; a refusal is a {@link dev.coterie.kernel.RefusedException}.
 */
public interface MembershipHooks {
  /** What a sale would come to. */
  Future<Offer> offer(Tx tx, Sale sale);

  /** Who buys something for somebody else. */
  Future<Purchaser> buyer(Tx tx, String customer, long groupId);

  /** Grants what was sold. */
  Future<Offer> sell(Tx tx, Sale sale);

  /** Reverses what is left of units that were sold; answers whether anything was. */
  Future<Boolean> reverse(Tx tx, UnitReversal back);
}
