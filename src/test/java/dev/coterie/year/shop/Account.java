package dev.coterie.year.shop;

import dev.coterie.year.ledger.Unit;
import dev.coterie.year.ledger.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What a customer has in credit, and what of that units brought to it. */
public final class Account {
  private final Map<String, BigDecimal> balances = new TreeMap<>();
  private final Map<Unit, BigDecimal> brought = new HashMap<>();
  private final List<Order> reserving = new ArrayList<>();

  public BigDecimal balance(String currency) {
    return balances.getOrDefault(currency, BigDecimal.ZERO);
  }

  /** What orders that are placed on quotes have reserved. */
  public BigDecimal reserved(Instant now, String currency) {
    return reserved(now, currency, order -> true);
  }

  private BigDecimal reserved(Instant now, String currency, Predicate<Order> which) {
    return reserving.stream()
        .filter(which)
        .filter(order -> order.reserves(now) && order.plan.currency().equals(currency))
        .map(order -> order.quote().credit())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** What is free to be spent, with some more that a purchase brings. */
  public BigDecimal free(Instant now, String currency, BigDecimal more) {
    return atLeastNothing(balance(currency).add(more).subtract(reserved(now, currency)));
  }

  /** As {@link #free}, for an order that may have reserved some of it. */
  BigDecimal freeFor(Order order, Instant now, BigDecimal more) {
    String currency = order.plan.currency();
    BigDecimal others = reserved(now, currency, other -> !other.equals(order));
    return atLeastNothing(balance(currency).add(more).subtract(others));
  }

  private static BigDecimal atLeastNothing(BigDecimal amount) {
    return amount.max(BigDecimal.ZERO);
  }

  /** The order has its credit reserved from now on. */
  void reserve(Order order) {
    reserving.add(order);
  }

  /** The order is paid, and reserves nothing any more. */
  void release(Order order) {
    reserving.remove(order);
  }

  public void book(String currency, BigDecimal amount) {
    balances.merge(currency, amount, BigDecimal::add);
  }

  /** Adds the unused value of units. */
  void credit(List<Value> unused) {
    for (Value value : unused) {
      book(value.currency(), value.amount());
      brought.merge(value.unit(), value.amount(), BigDecimal::add);
    }
  }

  /** What a unit brought to it and was not taken back. */
  BigDecimal broughtBy(Unit unit) {
    return brought.getOrDefault(unit, BigDecimal.ZERO);
  }

  /** Takes as much of what a unit brought as is still there; answers what is not. */
  BigDecimal takeBack(Unit unit, String currency) {
    BigDecimal taken = broughtBy(unit).min(balance(currency));
    book(currency, taken.negate());
    return brought.merge(unit, taken.negate(), BigDecimal::add);
  }
}
