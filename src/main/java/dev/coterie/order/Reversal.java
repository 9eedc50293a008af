package dev.coterie.order;

import dev.coterie.db.Tx;
import dev.coterie.membership.MembershipHooks;
import dev.coterie.membership.UnitReversal;
import dev.coterie.order.account.Credits;
import dev.coterie.order.gift.Gift;
import dev.coterie.order.gift.Gifts;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What a refund or a cancellation takes back: what is left of just what the line gave. */
final class Reversal {
  private final MembershipHooks sales;
  private final Gifts gifts = new Gifts();
  private final Credits credits = new Credits();

  Reversal(MembershipHooks sales) {
    this.sales = sales;
  }

  /** The refunded units of the line, its last ones. */
  Future<Void> refund(Tx tx, OrderReport report, OrderLine line, Instant now) {
    return reverse(tx, report, line, line.firstRefunded(), true, now);
  }

  /** All of the line. */
  Future<Void> cancel(Tx tx, OrderReport report, OrderLine line, Instant now) {
    return reverse(tx, report, line, 0, false, now);
  }

  private Future<Void> reverse(
      Tx tx, OrderReport report, OrderLine line, int firstUnit, boolean refunded, Instant now) {
    Future<Void> taken =
        line.gift()
            ? reverseGifts(tx, report, line, firstUnit, refunded, now)
            : reverse(tx, Fulfilment.customer(report), report, line, firstUnit, refunded);
    return firstUnit > 0
        ? taken
        : taken.compose(done -> credits.returnUsed(tx.sql(), report.id(), line.id(), now));
  }

  private Future<Void> reverse(
      Tx tx, String customer, OrderReport report, OrderLine line, int firstUnit, boolean refunded) {
    long group = Objects.requireNonNull(line.groupId());
    return sales
        .reverse(tx, new UnitReversal(customer, group, report.id(), line.id(), firstUnit, refunded))
        .mapEmpty();
  }

  /** Open codes are withdrawn; what redeemed ones gave goes back from whoever has it. */
  private Future<Void> reverseGifts(
      Tx tx, OrderReport report, OrderLine line, int firstUnit, boolean refunded, Instant now) {
    return gifts
        .lockUnits(tx.sql(), report.id(), line.id(), firstUnit)
        .compose(all -> gifts.withdraw(tx.sql(), all, now).map(all))
        .compose(
            all -> {
              List<String> holders =
                  all.stream()
                      .map(Gift::redeemedBy)
                      .filter(Objects::nonNull)
                      .distinct()
                      .sorted()
                      .toList();
              Future<Void> taken = Future.succeededFuture();
              for (String holder : holders) {
                taken =
                    taken.compose(done -> reverse(tx, holder, report, line, firstUnit, refunded));
              }
              return taken;
            });
  }
}
