package dev.coterie.order;

import dev.coterie.order.charge.NewCharge;
import io.vertx.core.Future;

/** A line that sells the buyer a membership at the line's price. */
final class MembershipLine extends ChargedLine {

  MembershipLine(OrderMerge merge, StoredLine stored, long groupId) {
    super(merge, stored, groupId);
  }

  @Override
  Future<Void> sell(int units) {
    return merge
        .memberships()
        .sell(merge.tx(), sale(units, noCredit()))
        .compose(offer -> account.credit(offer).map(offer))
        .compose(offer -> account.charge(charge(offer)));
  }

  @Override
  Future<NewCharge> chargeOfOffer() {
    return merge.memberships().offer(merge.tx(), sale(quantity(), noCredit())).map(this::charge);
  }
}
