package dev.coterie.order;

import dev.coterie.kernel.Money;
import dev.coterie.kernel.Refusal;
import dev.coterie.ledger.tier.Source;
import dev.coterie.membership.Offer;
import dev.coterie.membership.Sale;
import dev.coterie.membership.UnitReversal;
import dev.coterie.order.account.LineAccount;
import dev.coterie.order.account.LineReversal;
import dev.coterie.order.account.UnitPrices;
import dev.coterie.order.charge.ChargeReason;
import dev.coterie.order.charge.NewCharge;
import io.vertx.core.Future;
import java.math.BigDecimal;
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

  /** What was refunded or cancelled before it was paid changes nothing but the account of money. */
  @Override
  public final Future<Void> fulfil(boolean cancelled) {
    int quantity = sellableQuantity();
    int refunded = Math.min(stored.refunded(), quantity);
    int kept = cancelled ? 0 : quantity - refunded;
    Future<Void> fulfilled = kept > 0 ? sell(kept) : chargeForNothing(refunded == quantity);
    return fulfilled.compose(
        done -> refunded > 0 ? money().refund(quantity - refunded, quantity) : nothing());
  }

  /** Gives the first units, and charges for the whole line. */
  abstract Future<Void> sell(int units);

  /** What the sale would come to; nothing is sold. */
  abstract Future<NewCharge> chargeOfOffer();

  /** Money that came and went again needs no charge where there could be none. */
  private Future<Void> chargeForNothing(boolean allRefunded) {
    return merge
        .tx()
        .attempt(part -> chargeOfOffer())
        .compose(
            charge ->
                charge.fold(
                    account::charge,
                    refused ->
                        allRefunded ? nothing() : Future.failedFuture(refused.asException())));
  }

  private static Future<Void> nothing() {
    return Future.succeededFuture();
  }

  @Override
  public final Future<Void> refund(int units, int unitsSoFar) {
    int from = quantity() - unitsSoFar;
    return reverseUnits(from, true).compose(done -> money().refund(from, from + units));
  }

  @Override
  public final Future<Void> cancel() {
    return reverseUnits(0, false)
        .compose(done -> money().cancel(0, quantity() - stored.refunded()));
  }

  private LineReversal money() {
    return new LineReversal(
        merge.tx(),
        merge.orderId(),
        stored.id(),
        new Money(stored.unitPrice(), merge.currency()),
        quantity(),
        merge.now());
  }

  /** Reverses what is left of just what the units from one on gave. */
  Future<Void> reverseUnits(int firstUnit, boolean refunded) {
    return merge.buyerErased() ? nothing() : reverseUnits(merge.buyer(), firstUnit, refunded);
  }

  final Future<Void> reverseUnits(String customer, int firstUnit, boolean refunded) {
    return merge
        .memberships()
        .reverse(
            merge.tx(),
            new UnitReversal(customer, groupId, merge.orderId(), stored.id(), firstUnit, refunded))
        .mapEmpty();
  }

  /** The first units, for the buyer. */
  final Sale sale(int units, Money credit) {
    return new Sale(
        merge.buyer(),
        groupId,
        stored.days(),
        merge.orderId(),
        stored.id(),
        0,
        prices(credit).worths(units),
        Source.ORDER);
  }

  /** What the units of the line come to, the account paying some of it. */
  final UnitPrices prices(Money credit) {
    return new UnitPrices(stored.unitPrice(), quantity(), credit);
  }

  final Money noCredit() {
    return new Money(BigDecimal.ZERO, merge.currency());
  }

  final NewCharge charge(Offer offer) {
    return charge(offer.customerId(), offer.group(), ChargeReason.of(offer.reason()), offer.at());
  }

  final NewCharge charge(long customerId, String group, ChargeReason reason, Instant at) {
    Money amount = amount();
    return new NewCharge(customerId, merge.buyer(), groupId, group, reason, amount, fee(), at);
  }

  /** What the whole line comes to. */
  final Money amount() {
    return prices(noCredit()).money(0, quantity());
  }

  /** What the whole line should come to; null where its plan had no fee. */
  @Nullable Money fee() {
    Money fee = stored.fee();
    return fee == null
        ? null
        : new Money(fee.amount().multiply(BigDecimal.valueOf(quantity())), fee.currency());
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

  final int quantity() {
    return Objects.requireNonNull(stored.quantity(), "a line that was bought has a quantity");
  }
}
