package dev.coterie.order;

import io.vertx.core.Future;

/** A line of an order by what it sells: what it gives once it is paid, and how that is reversed. */
sealed interface OrderLine permits ProductLine, ChargedLine {

  /** The line of a merge; a gift, a quote and a group's product each make it another one. */
  static OrderLine of(OrderMerge merge, StoredLine stored) {
    Long groupId = stored.groupId();
    if (groupId == null) {
      return new ProductLine(stored);
    }
    if (stored.gift()) {
      return new GiftLine(merge, stored, groupId);
    }
    String quoteId = stored.quoteId();
    return quoteId == null
        ? new MembershipLine(merge, stored, groupId)
        : new QuotedLine(merge, stored, groupId, quoteId);
  }

  /** As its table has it. */
  StoredLine stored();

  /** Takes part in the order's being placed. */
  default Future<Void> place() {
    return Future.succeededFuture();
  }

  /**
   * Gives what was paid for, but for the last units that were refunded before.
   *
   * @param cancelled whether the order was cancelled before, so that it gives nothing
   */
  Future<Void> fulfil(boolean cancelled);

  /** Refunds more units, its last ones, of a line that was fulfilled. */
  Future<Void> refund(int units, int unitsSoFar);

  /** Reverses all that it gave; nothing is refunded. */
  Future<Void> cancel();
}
