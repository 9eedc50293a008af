package dev.coterie.year.shop;

import dev.coterie.year.ledger.Ledger;
import dev.coterie.year.ledger.Period;
import dev.coterie.year.ledger.Plan;
import dev.coterie.year.ledger.Unit;
import dev.coterie.year.ledger.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Where plans are sold: quotes are made, and orders fulfilled, unless that is refused. */
public final class Desk {
  static final String GONE = "group-deleted";
  static final String NOT_ALLOWED = "change-not-allowed";
  static final String STALE = "stale-quote";

  private final Function<String, Member> members;
  private final Set<Plan> gone;
  private final Books books;
  private final Map<String, Order> sold = new HashMap<>();

  Desk(Function<String, Member> members, Set<Plan> gone, Books books) {
    this.members = members;
    this.gone = gone;
    this.books = books;
  }

  /** Why a plan can not be sold to a customer. */
  Optional<String> refusal(Instant now, Plan plan, String customer) {
    if (gone.contains(plan)) {
      return Optional.of(GONE);
    }
    boolean refused = ledger(customer, plan).purchase(now, plan).isRefused();
    return refused ? Optional.of(NOT_ALLOWED) : Optional.empty();
  }

  /** Why an order could not be fulfilled if it was paid now. */
  Optional<String> refusal(Instant now, Order order) {
    if (order.isGift()) {
      return gone.contains(order.plan) ? Optional.of(GONE) : Optional.empty();
    }
    Optional<String> refusal = refusal(now, order.plan, order.customer);
    boolean quoted = order.isQuoted() && order.kept() > 0;
    return refusal.isPresent() || !quoted || isCovered(now, order) ? refusal : Optional.of(STALE);
  }

  private boolean isCovered(Instant now, Order order) {
    boolean fresh = order.accepted || isFresh(now, order);
    return fresh && settlement(now, order).isEnough();
  }

  /** Whether nothing has changed that its quote was made from. */
  private boolean isFresh(Instant now, Order order) {
    Quote quote = order.quote();
    BigDecimal free = account(order).freeFor(order, now, Value.sum(quote.units()));
    return quote.isGood(now)
        && quote.basis().equals(ledger(order.customer, order.plan).basis(now))
        && free.compareTo(quote.credit()) >= 0;
  }

  /** What units of a plan come to, whose purchase is not refused. */
  Quote quote(Instant now, String id, String customer, Plan plan, int units) {
    Ledger ledger = ledger(customer, plan);
    List<Value> unused = in(plan.currency(), ledger.purchase(now, plan).unused());
    BigDecimal full = plan.fee().multiply(BigDecimal.valueOf(units));
    BigDecimal free =
        members.apply(customer).account().free(now, plan.currency(), Value.sum(unused));
    BigDecimal credit = full.min(free);
    return new Quote(id, full.subtract(credit), credit, unused, ledger.basis(now), now);
  }

  private static List<Value> in(String currency, List<Value> values) {
    return values.stream().filter(value -> value.currency().equals(currency)).toList();
  }

  /** Gives what an order bought, which is not refused. */
  void fulfil(Instant now, Order order) {
    sold.put(order.id, order);
    if (order.isGift()) {
      order.reason = "gift";
      order.sold().forEach(paid -> order.gifts.add(new Gift(paid, order.plan)));
    } else {
      order.reason = ledger(order.customer, order.plan).purchase(now, order.plan).reason();
      sell(now, order);
    }
    books.charges().add(Booking.charge(order, order.reason));
  }

  private void sell(Instant now, Order order) {
    if (order.kept() == 0) {
      return;
    }
    List<Value> unused = List.of();
    if (order.isQuoted()) {
      unused = settlement(now, order).unused();
      account(order).release(order);
      order.used = order.quote().credit();
    }
    List<Value> left =
        ledger(order.customer, order.plan).buy(now, order.plan, Period.ORDER, order.sold());
    account(order).credit(order.isQuoted() ? unused : left);
    account(order).book(order.plan.currency(), order.used.negate());
  }

  /** Gives a gift to a customer, to whom it can be sold. */
  void redeem(Instant now, Gift gift, String taker) {
    gift.redeemer = taker;
    Ledger ledger = ledger(taker, gift.plan);
    List<Value> unused = ledger.buy(now, gift.plan, Period.GIFT, List.of(gift.paid));
    members.apply(taker).account().credit(unused);
  }

  private Settlement settlement(Instant now, Order order) {
    Quote quote = order.quote();
    String currency = order.plan.currency();
    Ledger after = ledger(order.customer, order.plan).copy();
    List<Value> unused = after.buy(now, order.plan, Period.ORDER, order.sold());
    BigDecimal free = account(order).freeFor(order, now, Value.sum(in(currency, unused)));
    Settlement settlement = new Settlement(quote.credit(), free, unused);
    if (order.placedAt == null ? quote.isGood(now) : order.reserves(now)) {
      settlement.fill(
          quote.units(),
          unit -> after.holds(now, unit) ? BigDecimal.ZERO : leftOf(unit, account(order)));
    }
    return settlement;
  }

  /** What was paid for a unit and brought to no account, unless it was given back. */
  private BigDecimal leftOf(Unit unit, Account account) {
    Order order = sold.get(unit.order());
    return order != null && order.gives(unit.number())
        ? order.paidFor(unit.number()).amount().subtract(account.broughtBy(unit))
        : BigDecimal.ZERO;
  }

  private Ledger ledger(String customer, Plan plan) {
    return members.apply(customer).ledger(plan);
  }

  private Account account(Order order) {
    return members.apply(order.customer).account();
  }
}
