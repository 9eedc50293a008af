package dev.coterie.order;

import dev.coterie.kernel.Money;
import dev.coterie.membership.Offer;
import dev.coterie.order.charge.NewCharge;
import dev.coterie.order.quote.QuoteCheck;
import dev.coterie.order.quote.QuotedPurchase;
import dev.coterie.order.quote.StoredQuote;
import io.vertx.core.Future;

/** A line that sells the buyer a membership for what a quote came to. */
final class QuotedLine extends ChargedLine {
  private final String quoteId;
  private final QuoteCheck quotes = new QuoteCheck();

  QuotedLine(OrderMerge merge, StoredLine stored, long groupId, String quoteId) {
    super(merge, stored, groupId);
    this.quoteId = quoteId;
  }

  /** Refuses a stale quote before anyone pays; one that holds is the order's from now on. */
  @Override
  public Future<Void> place() {
    return find()
        .compose(this::requireFresh)
        .compose(quote -> quotes.place(merge.tx(), quoteId, merge.orderId(), merge.now()));
  }

  /** What was accepted on the quote is sold on it, whatever has changed since. */
  @Override
  Future<Void> sell(int units) {
    return find()
        .compose(quote -> stored().accepted() ? Future.succeededFuture(quote) : requireFresh(quote))
        .compose(quote -> sell(quote, units));
  }

  private Future<Void> sell(StoredQuote quote, int units) {
    return merge
        .memberships()
        .sell(merge.tx(), sale(units, quote.credit()))
        .compose(offer -> account.settle(offer, quote.quotedCredit(merge.now())).map(offer))
        .compose(offer -> account.charge(charge(offer)));
  }

  @Override
  Future<NewCharge> chargeOfOffer() {
    return offer(noCredit()).map(this::charge);
  }

  /** A quote's own, since the line has to come to what was quoted. */
  @Override
  Money fee() {
    return amount();
  }

  private Future<Offer> offer(Money credit) {
    return merge.memberships().offer(merge.tx(), sale(sellableQuantity(), credit));
  }

  private Future<StoredQuote> find() {
    return quotes.find(merge.tx(), quoteId);
  }

  private Future<StoredQuote> requireFresh(StoredQuote quote) {
    QuotedPurchase purchase =
        new QuotedPurchase(
            merge.orderId(),
            stored().id(),
            groupId,
            sellableQuantity(),
            stored().unitPrice(),
            merge.currency());
    return offer(quote.credit())
        .compose(offer -> quotes.require(merge.tx(), quote, purchase, offer, merge.now()))
        .map(quote);
  }
}
