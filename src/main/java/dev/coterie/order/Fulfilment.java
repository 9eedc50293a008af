package dev.coterie.order;

import dev.coterie.db.Tx;
import dev.coterie.event.EventType;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Refusal;
import dev.coterie.ledger.Source;
import dev.coterie.membership.MembershipHooks;
import dev.coterie.membership.Offer;
import dev.coterie.membership.Sale;
import dev.coterie.order.account.Accounts;
import dev.coterie.order.account.ChargeReason;
import dev.coterie.order.account.Charges;
import dev.coterie.order.account.NewCharge;
import dev.coterie.order.gift.GiftCode;
import dev.coterie.order.gift.Gifts;
import dev.coterie.order.quote.QuoteCheck;
import dev.coterie.order.quote.StoredQuote;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a paid line comes to: a membership or gifts, a charge, and what moves on the account. */
public final class Fulfilment {
  private static final int MAX_UNITS = 100;

  private final MembershipHooks sales;
  private final OrderLines lines = new OrderLines();
  private final Charges charges = new Charges();
  private final Accounts accounts = new Accounts();
  private final Gifts gifts = new Gifts();
  private final QuoteCheck quotes = new QuoteCheck();

  Fulfilment(MembershipHooks sales) {
    this.sales = sales;
  }

  /** Lines that are ordered on a quote are refused once it is stale, before anyone pays. */
  Future<Void> requireQuotesHold(Tx tx, OrderReport report, Instant now) {
    return lines
        .ofOrder(tx.sql(), report.id())
        .compose(
            all -> {
              Future<Void> held = Future.succeededFuture();
              for (OrderLine line : all) {
                held = held.compose(done -> requireQuoteHolds(tx, report, line, now));
              }
              return held;
            });
  }

  private Future<Void> requireQuoteHolds(Tx tx, OrderReport report, OrderLine line, Instant now) {
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

  Future<Void> fulfil(Tx tx, OrderReport report, OrderLine line, Instant now) {
    return line.gift() ? gift(tx, report, line, now) : sell(tx, report, line, now);
  }

  private Future<Void> sell(Tx tx, OrderReport report, OrderLine line, Instant now) {
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
  private static Money worth(OrderReport report, OrderLine line, Optional<StoredQuote> quote) {
    return quote
        .map(
            kept ->
                kept.charge()
                    .plus(kept.credit())
                    .share(BigDecimal.ONE, BigDecimal.valueOf(kept.quantity())))
        .orElseGet(() -> new Money(line.unitPrice(), report.currency()));
  }

  private Future<Void> book(
      Tx tx, OrderReport report, OrderLine line, Offer offer, Optional<StoredQuote> quote) {
    return quote.isEmpty()
        ? accounts.credit(tx, offer, report.id(), line.id())
        : accounts.settle(tx, offer, report.id(), line.id(), quote.get().credit());
  }

  private Future<Void> charge(Tx tx, OrderReport report, OrderLine line, Offer offer) {
    ChargeReason reason = reason(offer);
    return charge(
        tx,
        report,
        new NewCharge(
            offer.customerId(),
            Objects.requireNonNull(line.groupId()),
            reason,
            amount(report, line),
            report.id(),
            line.id(),
            offer.at()),
        offer.group());
  }

  public static ChargeReason reason(Offer offer) {
    return switch (offer.reason()) {
      case SIGNUP -> ChargeReason.SIGNUP;
      case RENEWAL -> ChargeReason.RENEWAL;
      case CHANGE -> ChargeReason.CHANGE;
    };
  }

  /** The buyer pays, somebody else redeems; the buyer's own memberships are as before. */
  private Future<Void> gift(Tx tx, OrderReport report, OrderLine line, Instant now) {
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
                                new NewCharge(
                                    buyer.customerId(),
                                    Objects.requireNonNull(line.groupId()),
                                    ChargeReason.GIFT,
                                    amount(report, line),
                                    report.id(),
                                    line.id(),
                                    now),
                                buyer.group())));
  }

  private Future<Void> charge(Tx tx, OrderReport report, NewCharge charge, String group) {
    return charges
        .record(tx.sql(), charge)
        .onSuccess(
            id ->
                tx.emit(
                    EventType.CHARGE_RECORDED.event(
                        charge.at(),
                        customer(report),
                        new JsonObject()
                            .put("id", id)
                            .put("customer", customer(report))
                            .put("group", group)
                            .put("reason", EnumNames.of(charge.reason()))
                            .put("amount", charge.amount().text())
                            .put("currency", charge.amount().currency().getCurrencyCode())
                            .put("order", charge.order()))))
        .mapEmpty();
  }

  private static Money amount(OrderReport report, OrderLine line) {
    return Money.price(
        line.unitPrice().multiply(BigDecimal.valueOf(quantity(line))), report.currency());
  }

  static Sale sale(OrderReport report, OrderLine line, @Nullable Money worth) {
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
        worth);
  }

  private static int quantity(OrderLine line) {
    return Objects.requireNonNull(line.quantity(), "a line that counts has a quantity");
  }

  private static void requireQuantity(OrderLine line) {
    if (quantity(line) > MAX_UNITS) {
      throw Refusal.invalid(
              "lines", "line " + line.id() + " must sell at most " + MAX_UNITS + " durations")
          .asException();
    }
  }

  static String customer(OrderReport report) {
    String customer = report.customer();
    if (customer == null) {
      throw Refusal.invalid("customer", "is required where a membership is sold").asException();
    }
    return customer;
  }
}
