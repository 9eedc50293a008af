package dev.coterie.order;

import dev.coterie.bus.InOrder;
import dev.coterie.membership.Purchaser;
import dev.coterie.order.charge.ChargeReason;
import dev.coterie.order.charge.NewCharge;
import dev.coterie.order.gift.Gifts;
import dev.coterie.order.gift.NewGifts;
import io.vertx.core.Future;

/**
 * A line that sells codes for others to redeem, one a unit. The buyer pays; the buyer's own
 * memberships stay as they are.
 */
final class GiftLine extends ChargedLine {
  private final Gifts gifts = new Gifts();

  GiftLine(OrderMerge merge, StoredLine stored, long groupId) {
    super(merge, stored, groupId);
  }

  @Override
  Future<Void> sell(int units) {
    return buyer()
        .compose(buyer -> gifts.make(merge.tx().sql(), codes(units), merge.now()).map(buyer))
        .compose(buyer -> account.charge(charge(buyer)));
  }

  @Override
  Future<NewCharge> chargeOfOffer() {
    return buyer().map(this::charge);
  }

  private Future<Purchaser> buyer() {
    return merge.memberships().buyer(merge.tx(), merge.buyer(), groupId);
  }

  private NewGifts codes(int units) {
    return new NewGifts(
        merge.orderId(), stored().id(), groupId, stored().days(), prices(noCredit()).worths(units));
  }

  private NewCharge charge(Purchaser buyer) {
    return charge(buyer.customerId(), buyer.group(), ChargeReason.GIFT, merge.now());
  }

  /** Open codes are withdrawn; what redeemed ones gave is reversed with whoever redeemed them. */
  @Override
  Future<Void> reverseUnits(int firstUnit, boolean refunded) {
    return gifts
        .withdraw(merge.tx().sql(), merge.orderId(), stored().id(), firstUnit, merge.now())
        .compose(
            redeemers ->
                InOrder.each(redeemers, redeemer -> reverseUnits(redeemer, firstUnit, refunded)));
  }
}
