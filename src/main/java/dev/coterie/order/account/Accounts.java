package dev.coterie.order.account;

import dev.coterie.db.Tx;
import dev.coterie.kernel.Money;
import dev.coterie.membership.Offer;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What a sale moves on the customer's account, which is never below 0. */
public final class Accounts {
  private final Credits credits = new Credits();

  /** The unused value of what the sale takes the place of. */
  public Future<Void> credit(Tx tx, Offer offer, String order, String line) {
    return book(tx, unused(offer, order, line));
  }

  /**
   * As {@link #credit}, and what the account pays by a quote. Unused value loses with time; what
   * was quoted holds, so that the account has at least what it is to pay.
   */
  public Future<Void> settle(Tx tx, Offer offer, String order, String line, Money quoted) {
    return credits
        .balance(tx.sql(), offer.customerId(), quoted.currency())
        .compose(
            balance -> {
              BigDecimal needed = quoted.amount().subtract(balance.amount());
              List<CreditEntry> entries = new ArrayList<>();
              for (CreditEntry entry : unused(offer, order, line)) {
                entries.add(
                    entry.currency().equals(quoted.currency())
                        ? entry.withAmount(entry.amount().max(needed))
                        : entry);
              }
              if (quoted.amount().signum() > 0) {
                entries.add(entry(offer, order, line, quoted, CreditReason.USED));
              }
              return book(tx, entries);
            });
  }

  private Future<Void> book(Tx tx, List<CreditEntry> entries) {
    Future<Void> booked = Future.succeededFuture();
    for (CreditEntry entry : entries) {
      booked = booked.compose(done -> credits.book(tx.sql(), entry));
    }
    return booked;
  }

  private static List<CreditEntry> unused(Offer offer, String order, String line) {
    return offer.unused().stream()
        .map(money -> entry(offer, order, line, money.rounded(), CreditReason.UNUSED))
        .toList();
  }

  private static CreditEntry entry(
      Offer offer, String order, String line, Money money, CreditReason reason) {
    BigDecimal amount = reason == CreditReason.USED ? money.amount().negate() : money.amount();
    return new CreditEntry(
        offer.customerId(), amount, money.currency(), reason, order, line, offer.at());
  }
}
