package dev.coterie.order;

import dev.coterie.kernel.Money;
import io.vertx.core.Future;

/** A line that sells the buyer a membership at the line's price. */
final class MembershipLine extends ChargedLine {

  MembershipLine(OrderMerge merge, StoredLine stored, long groupId) {
    super(merge, stored, groupId);
  }

  @Override
  public Future<Void> fulfil() {
    Money worth = new Money(stored().unitPrice(), merge.currency());
    return merge
        .memberships()
        .sell(merge.tx(), sale(worth))
        .compose(offer -> account.credit(offer).map(offer))
        .compose(offer -> account.charge(charge(offer)));
  }
}
