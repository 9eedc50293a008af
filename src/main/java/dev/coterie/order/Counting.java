package dev.coterie.order;

import dev.coterie.db.Event;
import dev.coterie.db.Tx;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Words;
import dev.coterie.membership.MembershipContract.Offer;
import dev.coterie.membership.MembershipContract.Sale;
import dev.coterie.membership.MembershipContract.Sales;
import dev.coterie.membership.Source;
import dev.coterie.order.OrderContract.ChargeReason;
import dev.coterie.order.OrderContract.Report;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a paid line comes to: a membership or gifts, a charge, and what moves on the account. */
final class Counting {
  private static final int MOST_UNITS = 100;

  private final Sales sales;
  private final OrderLines lines = new OrderLines();
  private final Charges charges = new Charges();
  private final Accounts accounts = new Accounts();
  private final Gifts gifts = new Gifts();
  private final QuoteCheck quotes = new QuoteCheck();

  Counting(Sales sales) {
    this.sales = sales;
  }

  /** Lines that are ordered on a quote are refused once it is stale, before anyone pays. */
  Future<Void> requireQuotesHold(Tx tx, Report report, Instant now) {
    return lines
        .ofOrder(tx.sql(), report.id())
        .compose(
            all -> {
              Future<Void> held = Future.succeededFuture();
              for (LineRow line : all) {
                held = held.compose(done -> requireQuoteHolds(tx, report, line, now));
              }
              return held;
            });
  }

  private Future<Void> requireQuoteHolds(Tx tx, Report report, LineRow line, Instant now) {
    String quote = line.quoteId();
    if (quote == null || !line.sellsMembership()) {
      return Future.succeededFuture();
    }
    return sales
        .offer(tx, sale(report, line, null))
        .compose(
            offer ->
                quotes
                    .find(tx, quote)
                    .compose(kept -> quotes.require(tx, kept, report, line, offer, now)))
        .compose(done -> quotes.place(tx, quote, report));
  }

  Future<Void> count(Tx tx, Report report, LineRow line, Instant now) {
    return line.gift() ? gift(tx, report, line, now) : sell(tx, report, line, now);
  }

  private Future<Void> sell(Tx tx, Report report, LineRow line, Instant now) {
    return quotes
        .find(tx, line.quoteId())
        .compose(
            quote ->
                sales
                    .sell(tx, sale(report, line, worth(report, line, quote)))
                    .compose(
                        offer ->
                            quotes
                                .require(tx, quote, report, line, offer, now)
                                .compose(done -> book(tx, report, line, offer, quote))
                                .compose(done -> charge(tx, report, line, offer))));
  }

  /** What was paid for one unit, from the account too. */
  private static Money worth(Report report, LineRow line, Optional<Quotes.Kept> quote) {
    return quote
        .map(
            kept ->
                kept.charge()
                    .plus(kept.credit())
                    .share(BigDecimal.ONE, BigDecimal.valueOf(kept.quantity())))
        .orElseGet(() -> new Money(line.unitPrice(), report.currency()));
  }

  private Future<Void> book(
      Tx tx, Report report, LineRow line, Offer offer, Optional<Quotes.Kept> quote) {
    return quote.isEmpty()
        ? accounts.credit(tx, offer, report.id(), line.id())
        : accounts.settle(tx, offer, report.id(), line.id(), quote.get().credit());
  }

  private Future<Void> charge(Tx tx, Report report, LineRow line, Offer offer) {
    ChargeReason reason = reason(offer);
    return charge(
        tx,
        report,
        new Charges.New(
            offer.customerId(),
            Objects.requireNonNull(line.groupId()),
            reason,
            amount(report, line),
            report.id(),
            line.id(),
            offer.at()),
        offer.group());
  }

  static ChargeReason reason(Offer offer) {
    return switch (offer.reason()) {
      case SIGNUP -> ChargeReason.SIGNUP;
      case RENEWAL -> ChargeReason.RENEWAL;
      case CHANGE -> ChargeReason.CHANGE;
    };
  }

  /** The buyer pays, somebody else redeems; the buyer's own memberships are as before. */
  private Future<Void> gift(Tx tx, Report report, LineRow line, Instant now) {
    requireQuantity(line);
    Money worth = new Money(line.unitPrice(), report.currency());
    List<String> codes = GiftCode.make(quantity(line));
    return sales
        .buyer(tx, customer(report), Objects.requireNonNull(line.groupId()))
        .compose(
            buyer ->
                gifts
                    .make(tx.sql(), codes, report.id(), line, worth, now)
                    .compose(
                        done ->
                            charge(
                                tx,
                                report,
                                new Charges.New(
                                    buyer.customerId(),
                                    Objects.requireNonNull(line.groupId()),
                                    ChargeReason.GIFT,
                                    amount(report, line),
                                    report.id(),
                                    line.id(),
                                    now),
                                buyer.group())));
  }

  private Future<Void> charge(Tx tx, Report report, Charges.New charge, String group) {
    return charges
        .record(tx.sql(), charge)
        .onSuccess(
            id ->
                tx.happened(
                    new Event(
                        "charge.recorded",
                        charge.at(),
                        customer(report),
                        new JsonObject()
                            .put("id", id)
                            .put("customer", customer(report))
                            .put("group", group)
                            .put("reason", Words.of(charge.reason()))
                            .put("amount", charge.amount().text())
                            .put("currency", charge.amount().currency().getCurrencyCode())
                            .put("order", charge.order()))))
        .mapEmpty();
  }

  private static Money amount(Report report, LineRow line) {
    return Money.price(
        line.unitPrice().multiply(BigDecimal.valueOf(quantity(line))), report.currency());
  }

  static Sale sale(Report report, LineRow line, @Nullable Money worth) {
    requireQuantity(line);
    return new Sale(
        customer(report),
        Objects.requireNonNull(line.groupId()),
        line.days(),
        report.id(),
        line.id(),
        0,
        quantity(line),
        Source.ORDER,
        worth,
        report.actor());
  }

  private static int quantity(LineRow line) {
    return Objects.requireNonNull(line.quantity(), "a line that counts has a quantity");
  }

  private static void requireQuantity(LineRow line) {
    if (quantity(line) > MOST_UNITS) {
      throw Refusal.invalid(
              "lines", "line " + line.id() + " must sell at most " + MOST_UNITS + " durations")
          .asException();
    }
  }

  static String customer(Report report) {
    String customer = report.customer();
    if (customer == null) {
      throw Refusal.invalid("customer", "is required where a membership is sold").asException();
    }
    return customer;
  }
}
