package dev.coterie.order.account;

import dev.coterie.db.Event;
import dev.coterie.db.Tx;
import dev.coterie.event.EventType;
import dev.coterie.json.MoneyJson;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Money;
import dev.coterie.ledger.tier.OrderUnit;
import dev.coterie.ledger.tier.UnusedValue;
import dev.coterie.membership.Offer;
import dev.coterie.order.charge.Charge;
import dev.coterie.order.charge.Charges;
import dev.coterie.order.charge.LineKey;
import dev.coterie.order.charge.NewCharge;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one line of an order charges, and what it credits to or takes from the customer's account. A
 * balance is never below 0.
 */
public final class LineAccount {
  private final Tx tx;
  private final LineKey line;
  private final Bookkeeping books;
  private final Accounts accounts = new Accounts();
  private final Charges charges = new Charges();

  public LineAccount(Tx tx, String order, String line) {
    this.tx = tx;
    this.line = new LineKey(order, line);
    this.books = new Bookkeeping(tx);
  }

  /** Records what the line charges, and emits it. */
  public Future<Void> charge(NewCharge charge) {
    return charges
        .record(tx.sql(), line, charge)
        .onSuccess(recorded -> tx.emit(recorded(recorded)))
        .mapEmpty();
  }

  private static Event recorded(Charge charge) {
    JsonObject data =
        new JsonObject()
            .put("id", charge.id())
            .put("customer", charge.customer())
            .put("group", charge.group())
            .put("reason", EnumNames.of(charge.reason()))
            .put("amount", charge.amount().text())
            .put("currency", charge.amount().currency().getCurrencyCode())
            .put("fee", MoneyJson.ofNullable(charge.fee()))
            .put("belowFee", charge.belowFee())
            .put("order", charge.order());
    return EventType.CHARGE_RECORDED.event(charge.at(), charge.customer(), data);
  }

  /** Credits the unused value of what a sale takes the place of. */
  public Future<Void> credit(Offer offer) {
    return books.book(offer.unused().stream().map(unused -> unused(offer, unused)).toList());
  }

  /** As {@link #credit}, and has the account pay what a quote says; refuses if it cannot. */
  public Future<Void> settle(Offer offer, QuotedCredit quoted) {
    Currency currency = quoted.credit().currency();
    Settlement settlement = new Settlement(tx.sql(), quoted, offer);
    return accounts
        .balance(tx.sql(), offer.customerId(), currency, quoted.quote(), offer.at())
        .compose(settlement::with)
        .map(byUnit -> entries(offer, quoted, byUnit))
        .compose(books::book);
  }

  private List<CreditEntry> entries(
      Offer offer, QuotedCredit quoted, Map<OrderUnit, BigDecimal> byUnit) {
    Currency currency = quoted.credit().currency();
    List<CreditEntry> entries = new ArrayList<>();
    for (UnusedValue other : offer.unused()) {
      if (!other.value().currency().equals(currency)) {
        entries.add(unused(offer, other));
      }
    }
    byUnit.forEach(
        (unit, amount) ->
            entries.add(unused(offer, new UnusedValue(unit, new Money(amount, currency)))));
    BigDecimal paid = quoted.credit().amount().negate();
    entries.add(entry(offer, paid, currency, CreditReason.USED, null));
    return entries;
  }

  private CreditEntry unused(Offer offer, UnusedValue left) {
    Money value = left.value();
    return entry(offer, value.amount(), value.currency(), CreditReason.UNUSED, left.unit());
  }

  private CreditEntry entry(
      Offer offer,
      BigDecimal amount,
      Currency currency,
      CreditReason reason,
      @Nullable OrderUnit unit) {
    return new CreditEntry(
        offer.customerId(), amount, currency, reason, line, unit, "", offer.at());
  }
}
