package dev.coterie.year.shop;

import dev.coterie.year.ledger.Unit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** What reports of orders come to. */
public final class Orders {
  private final Function<String, Member> members;
  private final Desk desk;
  private final Books books;
  private long boughtDays;

  Orders(Function<String, Member> members, Desk desk, Books books) {
    this.members = members;
    this.desk = desk;
    this.books = books;
  }

  /** The days of all units that were given, whether or not they were taken back. */
  long boughtDays() {
    return boughtDays;
  }

  /** Takes a report in; answers why it is refused, if it is. */
  Optional<String> report(Instant now, Report report) {
    Order order = report.order();
    Optional<String> refusal =
        switch (report.status()) {
          case PLACED -> order.paid || order.cancelled ? Optional.empty() : place(now, order);
          case PAID -> order.paid ? Optional.empty() : pay(now, order);
          case REFUNDED -> {
            order.reported = Math.max(order.reported, report.units());
            yield Optional.empty();
          }
          case CANCELLED -> {
            order.cancelled = true;
            yield Optional.empty();
          }
        };
    if (refusal.isEmpty() && order.counted()) {
      takeBack(now, order);
    }
    return refusal;
  }

  /** What could not be paid is not accepted either; what was refunded as a whole gives nothing. */
  private Optional<String> place(Instant now, Order order) {
    if (order.accepted) {
      return Optional.empty();
    }
    Optional<String> refusal = order.kept() == 0 ? Optional.empty() : desk.refusal(now, order);
    order.accepted = refusal.isEmpty();
    if (order.accepted && order.isQuoted()) {
      order.placedAt = now;
      members.apply(order.customer).account().reserve(order);
    }
    return refusal;
  }

  /** What was accepted is never refused; what gives nothing is charged for if it could be sold. */
  private Optional<String> pay(Instant now, Order order) {
    Optional<String> refusal = desk.refusal(now, order);
    if (refusal.isPresent() && !order.accepted && order.kept() > 0) {
      return refusal;
    }
    order.paid = true;
    order.unfulfilled = order.reported < order.quantity ? refusal.orElse(null) : null;
    if (refusal.isEmpty()) {
      desk.fulfil(now, order);
      boughtDays += order.isGift() ? 0 : (long) order.kept() * order.plan.days();
    }
    return Optional.empty();
  }

  /** Gives a gift to a customer; answers why that is refused, if it is. */
  Optional<String> redeem(Instant now, Gift gift, String taker) {
    if (gift.withdrawn) {
      return Optional.of("gift-withdrawn");
    }
    if (gift.redeemer != null) {
      return Optional.of("gift-redeemed");
    }
    Optional<String> refusal = desk.refusal(now, gift.plan, taker);
    if (refusal.isEmpty()) {
      desk.redeem(now, gift, taker);
      boughtDays += gift.plan.days();
    }
    return refusal;
  }

  private void takeBack(Instant now, Order order) {
    if (order.reported > order.refunded) {
      refund(now, order);
    }
    if (order.cancelled) {
      takeBack(now, order, 1);
      returnCredit(order, 1);
      takeBackCredit(order, 1, order.quantity - order.refunded);
    }
  }

  /** The account first: what it paid goes back to it, what the units brought to it goes again. */
  private void refund(Instant now, Order order) {
    int last = order.quantity - order.refunded;
    int first = order.quantity - order.reported + 1;
    order.refunded = order.reported;
    takeBack(now, order, first);
    BigDecimal credit = returnCredit(order, first);
    BigDecimal spent = takeBackCredit(order, first, last);
    BigDecimal money = order.money(first, last).subtract(spent).max(BigDecimal.ZERO);
    order.refundedMoney = order.refundedMoney.add(money);
    books.refunds().add(Booking.refund(order, money, credit));
  }

  /** Takes back what is left with whoever has it. */
  private void takeBack(Instant now, Order order, int first) {
    members.apply(order.customer).takeBack(now, order.id, first);
    for (Gift gift : order.gifts) {
      if (gift.paid.unit().number() >= first) {
        gift.withdrawn = true;
        Member holder = holder(order, gift.paid.unit());
        holder.note(now, "taken back " + gift);
        holder.takeBack(now, order.id, first);
      }
    }
  }

  private BigDecimal returnCredit(Order order, int first) {
    BigDecimal more = order.creditFrom(first).subtract(order.returned).max(BigDecimal.ZERO);
    order.returned = order.returned.add(more);
    members.apply(order.customer).account().book(order.plan.currency(), more);
    return more;
  }

  /** Answers what the units had brought to an account that is spent by now. */
  private BigDecimal takeBackCredit(Order order, int first, int last) {
    BigDecimal spent = BigDecimal.ZERO;
    for (int number = first; number <= last; number++) {
      Unit unit = new Unit(order.id, number);
      spent = spent.add(holder(order, unit).account().takeBack(unit, order.plan.currency()));
    }
    return spent;
  }

  /** Who has what a unit gave, or would have it. */
  private Member holder(Order order, Unit unit) {
    return order.gifts.stream()
        .filter(gift -> gift.paid.unit().equals(unit))
        .map(gift -> gift.redeemer)
        .filter(redeemer -> redeemer != null)
        .findFirst()
        .map(members)
        .orElseGet(() -> members.apply(order.customer));
  }

  /** What the shop owes for an order that is cancelled. */
  BigDecimal owed(Order order) {
    if (!order.counted()) {
      return order.paid ? order.money(1, order.quantity - order.reported) : BigDecimal.ZERO;
    }
    BigDecimal spent = BigDecimal.ZERO;
    for (int number = 1; number <= order.quantity; number++) {
      Unit unit = new Unit(order.id, number);
      spent = spent.add(holder(order, unit).account().broughtBy(unit));
    }
    BigDecimal money = order.money(1, order.quantity).subtract(order.refundedMoney);
    return money.subtract(spent).max(BigDecimal.ZERO);
  }
}
