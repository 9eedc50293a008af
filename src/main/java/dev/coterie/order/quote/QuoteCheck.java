package dev.coterie.order.quote;

import dev.coterie.db.Tx;
import dev.coterie.kernel.Refusal;
import dev.coterie.membership.Offer;
import dev.coterie.order.account.Accounts;
import dev.coterie.order.account.Balance;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;

/** Whether a line may be bought on a quote: it must come to what was quoted, and still would. */
public final class QuoteCheck {
  /** How long the credit of a quote is reserved for the order that is placed on it. */
  private static final Duration RESERVED_FOR = Duration.ofDays(7);

  private final Quotes quotes = new Quotes();
  private final Accounts accounts = new Accounts();

  /** The quote of the id; refuses one that is not known. */
  public Future<StoredQuote> find(Tx tx, String id) {
    return quotes
        .find(tx.sql(), id)
        .map(found -> found.orElseThrow(() -> unknown(id).asException()));
  }

  /**
   * Refuses the purchase unless its quote holds, in time or because the order was placed in time,
   * and the account can pay what it says.
   */
  public Future<Void> require(
      Tx tx, StoredQuote quote, QuotedPurchase purchase, Offer offer, Instant now) {
    return accounts
        .balance(tx.sql(), offer.customerId(), quote.charge().currency(), quote.id(), now)
        .map(
            balance -> {
              requireFresh(quote, purchase, offer, balance, now);
              requireQuotedPrice(quote, purchase);
              return null;
            });
  }

  /** The order stands on the quote from now on, and its credit is reserved for some days. */
  public Future<Void> place(Tx tx, String quote, String order, Instant now) {
    return quotes.place(tx.sql(), quote, order, now.plus(RESERVED_FOR));
  }

  private static void requireFresh(
      StoredQuote quote, QuotedPurchase purchase, Offer offer, Balance balance, Instant now) {
    if (!quote.isInTime(purchase.order(), now)
        || !quote.isFor(offer.customerId(), purchase)
        || !quote.basis().equals(offer.basis())
        || balance.freeWith(quote.unused()).compareTo(quote.credit().amount()) < 0) {
      throw Refusal.conflict(
              "stale-quote",
              "quote %s no longer holds for line %s: ask for another"
                  .formatted(quote.id(), purchase.line()))
          .asException();
    }
  }

  private static void requireQuotedPrice(StoredQuote quote, QuotedPurchase purchase) {
    if (purchase.price().amount().compareTo(quote.charge().amount()) != 0) {
      throw Refusal.invalid(
              "lines",
              "line %s must come to the quoted charge, %s"
                  .formatted(purchase.line(), quote.charge().text()))
          .asException();
    }
  }

  private static Refusal unknown(String id) {
    return Refusal.invalid("lines", "name a quote that is not known, " + id);
  }
}
