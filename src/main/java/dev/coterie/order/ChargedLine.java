package dev.coterie.order;

import dev.coterie.kernel.Money;
import dev.coterie.kernel.Refusal;
import dev.coterie.ledger.tier.Source;
import dev.coterie.membership.Offer;
import dev.coterie.membership.Sale;
import dev.coterie.membership.UnitReversal;
import dev.coterie.order.account.ChargeReason;
import dev.coterie.order.account.LineAccount;
import dev.coterie.order.account.NewCharge;
import dev.coterie.order.account.NewRefund;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A line with a group's product: the buyer is charged for the membership or the gifts it gives. */
abstract sealed class ChargedLine implements OrderLine
    permits MembershipLine, QuotedLine, GiftLine {
  private static final int MAX_UNITS = 100;

  final OrderMerge merge;
  final LineAccount account;
  final long groupId;
  private final StoredLine stored;

  ChargedLine(OrderMerge merge, StoredLine stored, long groupId) {
    this.merge = merge;
    this.stored = stored;
    this.groupId = groupId;
    this.account = new LineAccount(merge.tx(), merge.orderId(), stored.id());
  }

  @Override
  public final StoredLine stored() {
    return stored;
  }

  @Override
  public final Future<Void> refund(int units, int unitsSoFar) {
    Money soFar = stored.priceOf(unitsSoFar, merge.currency());
    Money before = stored.priceOf(unitsSoFar - units, merge.currency());
    Money amount = new Money(soFar.amount().subtract(before.amount()), merge.currency());
    return account
        .refund(new NewRefund(units, unitsSoFar, amount, merge.now()))
        .compose(done -> reverse(quantity() - unitsSoFar, true));
  }

  @Override
  public final Future<Void> cancel() {
    return reverse(0, false);
  }

  /** A line that is reversed from its first unit on also returns to the account what it paid. */
  private Future<Void> reverse(int firstUnit, boolean refunded) {
    Future<Void> reversed = reverseUnits(firstUnit, refunded);
    return firstUnit > 0 ? reversed : reversed.compose(done -> account.returnCredit(merge.now()));
  }

  /** Reverses what is left of just what the units from one on gave. */
  Future<Void> reverseUnits(int firstUnit, boolean refunded) {
    return reverseUnits(merge.buyer(), firstUnit, refunded);
  }

  final Future<Void> reverseUnits(String customer, int firstUnit, boolean refunded) {
    return merge
        .memberships()
        .reverse(
            merge.tx(),
            new UnitReversal(customer, groupId, merge.orderId(), stored.id(), firstUnit, refunded))
        .mapEmpty();
  }

  /** All units, for the buyer; refuses more than one line may sell. */
  final Sale sale(@Nullable Money worth) {
    int units = sellableQuantity();
    return new Sale(
        merge.buyer(),
        groupId,
        stored.days(),
        merge.orderId(),
        stored.id(),
        0,
        units,
        Source.ORDER,
        worth);
  }

  final NewCharge charge(Offer offer) {
    return charge(offer.customerId(), offer.group(), ChargeReason.of(offer.reason()), offer.at());
  }

  final NewCharge charge(long customerId, String group, ChargeReason reason, Instant at) {
    Money amount = stored.priceOf(quantity(), merge.currency());
    return new NewCharge(customerId, merge.buyer(), groupId, group, reason, amount, at);
  }

  /** How many units are sold; refuses more than one line may sell. */
  final int sellableQuantity() {
    int quantity = quantity();
    if (quantity > MAX_UNITS) {
      throw Refusal.invalid(
              "lines", "line " + stored.id() + " must sell at most " + MAX_UNITS + " durations")
          .asException();
    }
    return quantity;
  }

  private int quantity() {
    return Objects.requireNonNull(stored.quantity(), "a line that was bought has a quantity");
  }
}
