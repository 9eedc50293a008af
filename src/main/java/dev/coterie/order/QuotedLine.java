package dev.coterie.order;

import dev.coterie.membership.Offer;
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
    return merge
        .memberships()
        .offer(merge.tx(), sale(null))
        .compose(offer -> find().compose(quote -> require(quote, offer)))
        .compose(done -> quotes.place(merge.tx(), quoteId, merge.orderId()));
  }

  @Override
  public Future<Void> fulfil() {
    return find().compose(this::sell);
  }

  private Future<Void> sell(StoredQuote quote) {
    return merge
        .memberships()
        .sell(merge.tx(), sale(quote.worth()))
        .compose(offer -> book(quote, offer));
  }

  private Future<Void> book(StoredQuote quote, Offer offer) {
    return require(quote, offer)
        .compose(done -> account.settle(offer, quote.credit()))
        .compose(done -> account.charge(charge(offer)));
  }

  private Future<StoredQuote> find() {
    return quotes.find(merge.tx(), quoteId);
  }

  private Future<Void> require(StoredQuote quote, Offer offer) {
    QuotedPurchase purchase =
        new QuotedPurchase(
            merge.orderId(),
            stored().id(),
            groupId,
            sellableQuantity(),
            stored().unitPrice(),
            merge.currency());
    return quotes.require(merge.tx(), quote, purchase, offer, merge.now());
  }
}
