package dev.coterie.order.gift;

import dev.coterie.db.Storage;
import dev.coterie.db.Transactions;
import dev.coterie.db.Tx;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import dev.coterie.ledger.tier.Source;
import dev.coterie.membership.MembershipContract;
import dev.coterie.membership.MembershipHooks;
import dev.coterie.membership.Offer;
import dev.coterie.membership.Sale;
import dev.coterie.order.account.LineAccount;
import dev.coterie.order.charge.ChargeReason;
import dev.coterie.order.gift.GiftContract.RedeemGift;
import dev.coterie.order.gift.GiftContract.RedeemedGift;
import io.vertx.core.Future;
import java.util.List;

/** Gives a gift's membership to whoever has the code. */
public final class GiftService {
  private final Transactions transactions;
  private final MembershipHooks memberships;
  private final Gifts gifts = new Gifts();

  public GiftService(Storage storage, MembershipHooks memberships) {
    this.transactions = storage.transactions(MembershipContract.REFUSALS);
    this.memberships = memberships;
  }

  /** Refuses a code that is not known, was redeemed before or was withdrawn. */
  public Future<Result<RedeemedGift>> redeem(Actor actor, RedeemGift ask) {
    return transactions.attempt(
        actor,
        tx ->
            gifts
                .lock(tx.sql(), GiftCode.read(ask.code()))
                .map(found -> found.orElseThrow(() -> unknown(ask.code())))
                .compose(gift -> redeem(tx, gift, ask)));
  }

  private Future<RedeemedGift> redeem(Tx tx, Gift gift, RedeemGift ask) {
    if (gift.withdrawn()) {
      throw Refusal.conflict(
              "gift-withdrawn", "the gift was refunded and can no longer be redeemed")
          .asException();
    }
    if (gift.redeemedBy() != null) {
      throw Refusal.conflict("gift-redeemed", "the gift was redeemed before").asException();
    }
    LineAccount account = new LineAccount(tx, gift.order(), gift.line());
    return memberships
        .sell(tx, sale(gift, ask))
        .compose(
            offer ->
                gifts
                    .redeem(tx.sql(), gift.code(), offer.customerId(), offer.at())
                    .compose(done -> account.credit(offer))
                    .map(done -> redeemed(gift, ask, offer)));
  }

  private static Sale sale(Gift gift, RedeemGift ask) {
    return new Sale(
        ask.customer(),
        gift.groupId(),
        gift.days(),
        gift.order(),
        gift.line(),
        gift.unit(),
        List.of(gift.worth()),
        Source.GIFT);
  }

  private static RedeemedGift redeemed(Gift gift, RedeemGift ask, Offer offer) {
    return new RedeemedGift(
        gift.code(),
        gift.buyer(),
        ask.customer(),
        offer.group(),
        ChargeReason.of(offer.reason()),
        offer.from(),
        offer.until());
  }

  private static RuntimeException unknown(String code) {
    return Refusal.unknown("unknown-gift", "no gift has the code " + code).asException();
  }
}
