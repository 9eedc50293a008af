package dev.coterie.order;

import dev.coterie.kernel.Money;
import dev.coterie.membership.Offer;
import io.vertx.core.Future;

/** A line that sells the buyer a membership at the line's price. */
final class MembershipLine extends ChargedLine {

  MembershipLine(OrderMerge merge, StoredLine stored, long groupId) {
    super(merge, stored, groupId);
  }

  @Override
  public Future<Void> fulfil() {
    Money worth = new Money(stored().unitPrice(), merge.currency());
    return merge.memberships().sell(merge.tx(), sale(worth)).compose(this::book);
  }

  private Future<Void> book(Offer offer) {
    return account.credit(offer).compose(done -> charge(offer));
  }
}
