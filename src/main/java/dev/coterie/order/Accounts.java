package dev.coterie.order;

import dev.coterie.db.Tx;
import dev.coterie.kernel.Money;
import dev.coterie.membership.MembershipContract.Offer;
import dev.coterie.order.Credits.Entry;
import dev.coterie.order.Credits.Reason;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What a sale moves on the customer's account, which is never below 0. */
final class Accounts {
  private final Credits credits = new Credits();

  /** The unused value of what the sale takes the place of. */
  Future<Void> credit(Tx tx, Offer offer, String order, String line) {
    return book(tx, unused(offer, order, line));
  }

  /**
   * As {@link #credit}, and what the account pays by a quote. Unused value loses with time; what
   * was quoted holds, so that the account has at least what it is to pay.
   */
  Future<Void> settle(Tx tx, Offer offer, String order, String line, Money quoted) {
    return credits
        .balance(tx.sql(), offer.customerId(), quoted.currency())
        .compose(
            balance -> {
              BigDecimal needed = quoted.amount().subtract(balance.amount());
              List<Entry> entries = new ArrayList<>();
              for (Entry entry : unused(offer, order, line)) {
                entries.add(
                    entry.currency().equals(quoted.currency())
                        ? entry.withAmount(entry.amount().max(needed))
                        : entry);
              }
              if (quoted.amount().signum() > 0) {
                entries.add(entry(offer, order, line, quoted, Reason.USED));
              }
              return book(tx, entries);
            });
  }

  private Future<Void> book(Tx tx, List<Entry> entries) {
    Future<Void> booked = Future.succeededFuture();
    for (Entry entry : entries) {
      booked = booked.compose(done -> credits.book(tx.sql(), entry));
    }
    return booked;
  }

  private static List<Entry> unused(Offer offer, String order, String line) {
    return offer.unused().stream()
        .map(money -> entry(offer, order, line, money.rounded(), Reason.UNUSED))
        .toList();
  }

  private static Entry entry(Offer offer, String order, String line, Money money, Reason reason) {
    BigDecimal amount = reason == Reason.USED ? money.amount().negate() : money.amount();
    return new Entry(offer.customerId(), amount, money.currency(), reason, order, line, offer.at());
  }
}
