package dev.coterie.order;

import dev.coterie.bus.InOrder;
import dev.coterie.kernel.Money;
import dev.coterie.membership.Purchaser;
import dev.coterie.order.account.ChargeReason;
import dev.coterie.order.account.NewCharge;
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
  public Future<Void> fulfil() {
    NewGifts codes = codes(sellableQuantity());
    return merge
        .memberships()
        .buyer(merge.tx(), merge.buyer(), groupId)
        .compose(buyer -> gifts.make(merge.tx().sql(), codes, merge.now()).map(buyer))
        .compose(buyer -> account.charge(charge(buyer)));
  }

  private NewGifts codes(int count) {
    return new NewGifts(
        merge.orderId(),
        stored().id(),
        count,
        groupId,
        stored().days(),
        new Money(stored().unitPrice(), merge.currency()));
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
