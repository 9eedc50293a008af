package dev.coterie.membership;

import dev.coterie.db.Tx;
import io.vertx.core.Future;

/**
 * What orders have done to memberships within their own transactions, by the owner of memberships.
 * A refusal fails the future with a {@link dev.coterie.kernel.RefusedException}.
 */
public interface MembershipHooks {
  /** What a sale would come to; refuses what is not allowed. */
  Future<Offer> offer(Tx tx, Sale sale);

  /** Who buys something for somebody else; the purchaser need not have a membership. */
  Future<Purchaser> buyer(Tx tx, String customer, long groupId);

  /** Grants what was sold; refuses what is not allowed. */
  Future<Offer> sell(Tx tx, Sale sale);

  /** Reverses what is left of what units gave; answers whether anything was. */
  Future<Boolean> reverse(Tx tx, UnitReversal reversal);
}
