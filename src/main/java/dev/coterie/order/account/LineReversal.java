package dev.coterie.order.account;

import dev.coterie.bus.InOrder;
import dev.coterie.db.Tx;
import dev.coterie.event.EventType;
import dev.coterie.kernel.Money;
import dev.coterie.order.account.Credits.UnitCredit;
import dev.coterie.order.account.Credits.UsedCredit;
import dev.coterie.order.charge.LineKey;
import dev.coterie.order.charge.NewRefund;
import dev.coterie.order.charge.Refund;
import dev.coterie.order.charge.Refunds;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * The money of units that are refunded or cancelled, which are always the last ones of their line.
 *
 * <p>The account gets back what it paid for them, and loses what they had brought to it. What of
 * that it has no more, because it was spent, is not refunded: nothing is given twice.
 */
public final class LineReversal {
  private final Tx tx;
  private final LineKey line;
  private final Currency currency;
  private final BigDecimal unitPrice;
  private final int quantity;
  private final Instant now;
  private final Bookkeeping books;
  private final Accounts accounts = new Accounts();
  private final Credits credits = new Credits();
  private final Refunds refunds = new Refunds();

  /** The reversal of units of a line that was charged, at the line's price of one unit. */
  public LineReversal(
      Tx tx, String order, String line, Money unitPrice, int quantity, Instant now) {
    this.tx = tx;
    this.line = new LineKey(order, line);
    this.currency = unitPrice.currency();
    this.unitPrice = unitPrice.amount();
    this.quantity = quantity;
    this.now = now;
    this.books = new Bookkeeping(tx);
  }

  /** Cancels the units from one up to another, which is not included; no money moves. */
  public Future<Void> cancel(int from, int to) {
    return credits
        .usedBy(tx.sql(), line)
        .compose(used -> isErased(used) ? Future.succeededFuture() : giveBack(used, from))
        .compose(given -> takeBack(from, to))
        .mapEmpty();
  }

  /** Refunds the units from one up to another, which is not included; records and emits it. */
  public Future<Void> refund(int from, int to) {
    return credits.usedBy(tx.sql(), line).compose(used -> refund(used, from, to));
  }

  private Future<Void> refund(@Nullable UsedCredit used, int from, int to) {
    return giveBack(used, from)
        .compose(
            given ->
                takeBack(from, to)
                    .map(spent -> prices(used).money(from, to).without(spent))
                    .compose(money -> payOut(used, given).map(paid -> money.plus(paid)))
                    .map(
                        money ->
                            new NewRefund(
                                to - from,
                                quantity - from,
                                money,
                                isErased(used) ? nothing() : given,
                                now)))
        .compose(this::record);
  }

  /** Credits what the account paid for all units from one on, as far as it did not before. */
  private Future<Money> giveBack(@Nullable UsedCredit used, int from) {
    if (used == null) {
      return Future.succeededFuture(nothing());
    }
    Money given = prices(used).credit(from, quantity).without(used.returned());
    return books.book(entry(used.customerId(), given.amount(), CreditReason.RETURNED)).map(given);
  }

  /** Nobody has the account of an erased customer: what is left on it then is paid in money. */
  private Future<Money> payOut(@Nullable UsedCredit used, Money given) {
    if (used == null || !used.erased()) {
      return Future.succeededFuture(nothing());
    }
    return accounts
        .balance(tx.sql(), used.customerId(), currency, now)
        .map(balance -> given.amount().min(balance.amount().amount()))
        .compose(
            paid ->
                books
                    .book(entry(used.customerId(), paid.negate(), CreditReason.PAID_OUT))
                    .map(new Money(paid, currency)));
  }

  private static boolean isErased(@Nullable UsedCredit used) {
    return used != null && used.erased();
  }

  /** Takes from accounts what the units had brought to them; answers what was spent meanwhile. */
  private Future<Money> takeBack(int from, int to) {
    return credits
        .ofUnits(tx.sql(), line, from, to)
        .compose(brought -> InOrder.collect(brought, this::takeBack))
        .map(spent -> spent.stream().reduce(nothing(), Money::plus));
  }

  private Future<Money> takeBack(UnitCredit brought) {
    return accounts
        .balance(tx.sql(), brought.customerId(), currency, now)
        .compose(
            balance -> {
              Money spent = brought.amount().without(balance.amount());
              Money taken = brought.amount().without(spent);
              CreditEntry entry =
                  new CreditEntry(
                      brought.customerId(),
                      taken.amount().negate(),
                      currency,
                      CreditReason.TAKEN_BACK,
                      line,
                      brought.unit(),
                      "",
                      now);
              return books.book(entry).map(spent);
            });
  }

  private Future<Void> record(NewRefund refund) {
    return refunds
        .record(tx.sql(), line, refund)
        .onSuccess(recorded -> recorded.ifPresent(this::emit))
        .mapEmpty();
  }

  private void emit(Refund refund) {
    JsonObject data =
        new JsonObject()
            .put("id", refund.id())
            .put("customer", refund.customer())
            .put("group", refund.group())
            .put("units", refund.units())
            .put("amount", refund.amount().text())
            .put("credit", refund.credit().text())
            .put("currency", currency.getCurrencyCode())
            .put("order", refund.order());
    tx.emit(EventType.REFUND_RECORDED.event(now, refund.customer(), data));
  }

  private UnitPrices prices(@Nullable UsedCredit used) {
    return new UnitPrices(unitPrice, quantity, used == null ? nothing() : used.used());
  }

  private CreditEntry entry(long customer, BigDecimal amount, CreditReason reason) {
    return new CreditEntry(customer, amount, currency, reason, line, null, "", now);
  }

  private Money nothing() {
    return new Money(BigDecimal.ZERO, currency);
  }
}
