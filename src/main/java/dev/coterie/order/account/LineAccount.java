package dev.coterie.order.account;

import dev.coterie.bus.InOrder;
import dev.coterie.db.Event;
import dev.coterie.db.Tx;
import dev.coterie.event.EventType;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Money;
import dev.coterie.membership.Offer;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What one line of an order charges, credits and refunds. A balance is never below 0. */
public final class LineAccount {
  private final Tx tx;
  private final String order;
  private final String line;
  private final Charges charges = new Charges();
  private final Refunds refunds = new Refunds();
  private final Credits credits = new Credits();

  public LineAccount(Tx tx, String order, String line) {
    this.tx = tx;
    this.order = order;
    this.line = line;
  }

  /** Records what the line charges, and emits it. */
  public Future<Void> charge(NewCharge charge) {
    return charges
        .record(tx.sql(), order, line, charge)
        .onSuccess(id -> tx.emit(recorded(id, charge)))
        .mapEmpty();
  }

  private Event recorded(long id, NewCharge charge) {
    JsonObject data =
        new JsonObject()
            .put("id", id)
            .put("customer", charge.customer())
            .put("group", charge.group())
            .put("reason", EnumNames.of(charge.reason()))
            .put("amount", charge.amount().text())
            .put("currency", charge.amount().currency().getCurrencyCode())
            .put("order", order);
    return EventType.CHARGE_RECORDED.event(charge.at(), charge.customer(), data);
  }

  /** Records a refund of what the line charged. */
  public Future<Void> refund(NewRefund refund) {
    return refunds.record(tx.sql(), order, line, refund);
  }

  /** Credits the unused value of what a sale takes the place of. */
  public Future<Void> credit(Offer offer) {
    return book(unused(offer));
  }

  /**
   * As {@link #credit}, and has the account pay what a quote says that it pays. Unused value loses
   * with time and a quote does not, so that the account is credited with at least what it pays.
   */
  public Future<Void> settle(Offer offer, Money quoted) {
    return credits
        .balance(tx.sql(), offer.customerId(), quoted.currency())
        .compose(balance -> book(settling(offer, quoted, balance)));
  }

  private List<CreditEntry> settling(Offer offer, Money quoted, Money balance) {
    BigDecimal needed = quoted.amount().subtract(balance.amount());
    List<CreditEntry> entries = new ArrayList<>();
    for (CreditEntry entry : unused(offer)) {
      boolean pays = entry.currency().equals(quoted.currency());
      entries.add(pays ? entry.withAmount(entry.amount().max(needed)) : entry);
    }
    if (quoted.amount().signum() > 0) {
      entries.add(entry(offer, quoted.amount().negate(), quoted, CreditReason.USED));
    }
    return entries;
  }

  private List<CreditEntry> unused(Offer offer) {
    return offer.unused().stream()
        .map(Money::rounded)
        .map(money -> entry(offer, money.amount(), money, CreditReason.UNUSED))
        .toList();
  }

  private CreditEntry entry(Offer offer, BigDecimal amount, Money like, CreditReason reason) {
    return new CreditEntry(
        offer.customerId(), amount, like.currency(), reason, order, line, offer.at());
  }

  private Future<Void> book(List<CreditEntry> entries) {
    return InOrder.each(entries, entry -> credits.book(tx.sql(), entry));
  }

  /** Credits again what the account paid for the line; once, however often it is asked for. */
  public Future<Void> returnCredit(Instant now) {
    return credits.returnUsed(tx.sql(), order, line, now);
  }
}
