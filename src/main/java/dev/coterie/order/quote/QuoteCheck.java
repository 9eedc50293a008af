package dev.coterie.order.quote;

import dev.coterie.db.Tx;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Refusal;
import dev.coterie.membership.Offer;
import dev.coterie.order.OrderLine;
import dev.coterie.order.OrderReport;
import dev.coterie.order.account.Credits;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a line may be bought on a quote: it must come to what was quoted, and still would. */
public final class QuoteCheck {
  private final Quotes quotes = new Quotes();
  private final Credits credits = new Credits();

  /** What an offer and the account were, when a quote is made and when it is bought on. */
  public static String basis(Offer offer, Money balance) {
    return offer.basis() + "+" + balance.text();
  }

  /** The quote of the id, none where there is no id. */
  public Future<Optional<StoredQuote>> find(Tx tx, @Nullable String id) {
    return id == null
        ? Future.succeededFuture(Optional.empty())
        : quotes.find(tx.sql(), id).map(found -> Optional.of(found.orElseThrow(() -> unknown(id))));
  }

  /** Refuses the line unless its quote holds, in time or because the order was placed in time. */
  public Future<Void> require(
      Tx tx,
      Optional<StoredQuote> quote,
      OrderReport report,
      OrderLine line,
      Offer offer,
      Instant now) {
    if (quote.isEmpty()) {
      return Future.succeededFuture();
    }
    StoredQuote kept = quote.get();
    return credits
        .balance(tx.sql(), offer.customerId(), kept.charge().currency())
        .map(
            balance -> {
              check(kept, report, line, offer, balance, now);
              return null;
            });
  }

  public Future<Void> place(Tx tx, String quote, OrderReport report) {
    return quotes.place(tx.sql(), quote, report.id());
  }

  private static void check(
      StoredQuote quote,
      OrderReport report,
      OrderLine line,
      Offer offer,
      Money balance,
      Instant now) {
    boolean inTime = now.isBefore(quote.expiresAt()) || report.id().equals(quote.order());
    boolean asQuoted =
        quote.customerId() == offer.customerId()
            && Objects.equals(quote.groupId(), line.groupId())
            && Objects.equals(quote.quantity(), line.quantity())
            && quote.charge().currency().equals(report.currency());
    if (!inTime || !asQuoted || !quote.basis().equals(basis(offer, balance))) {
      throw Refusal.conflict(
              "stale-quote",
              "quote "
                  + quote.id()
                  + " no longer holds for line "
                  + line.id()
                  + ": ask for another")
          .asException();
    }
    BigDecimal paid = line.unitPrice().multiply(BigDecimal.valueOf(quote.quantity()));
    if (Money.price(paid, report.currency()).amount().compareTo(quote.charge().amount()) != 0) {
      throw Refusal.invalid(
              "lines",
              "line %s must come to the quoted charge, %s"
                  .formatted(line.id(), quote.charge().text()))
          .asException();
    }
  }

  private static RuntimeException unknown(String id) {
    return Refusal.invalid("lines", "name a quote that is not known, " + id).asException();
  }
}
