package dev.coterie.year.ledger;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time in which a customer has a plan.
 *
 * @param source order, gift, manual or grace
 * @param unit that gave it, null for none
 * @param worth what was paid for it before anything was cut off
 */
public record Period(
    Plan plan, String source, @Nullable Unit unit, Instant from, Instant until, Worth worth) {
  public static final String ORDER = "order";
  public static final String GIFT = "gift";
  static final String MANUAL = "manual";
  public static final String GRACE = "grace";

  /** Of which nothing was paid. */
  static Period free(Plan plan, String source, Instant from, Instant until) {
    return new Period(plan, source, null, from, until, Worth.NOTHING);
  }

  /** What a part of another one goes on as. */
  static Period part(Period other, Plan plan, Instant from, Instant until, BigDecimal paid) {
    Worth worth = new Worth(paid, other.worth.currency(), Duration.between(from, until));
    return new Period(plan, other.source, other.unit, from, until, worth);
  }

  public boolean isGrace() {
    return source.equals(GRACE);
  }

  boolean isEmpty() {
    return !until.isAfter(from);
  }

  boolean contains(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(until);
  }

  boolean isOpen(Instant now) {
    return until.isAfter(now) && !isEmpty();
  }

  /** Whether one of the last units of an order gave it, from one of them on. */
  boolean isOf(String order, int firstUnit) {
    return unit != null && unit.isOf(order, firstUnit);
  }

  /** What is left of it if nothing is from the instant on. */
  Period cut(Instant now) {
    Instant end = now.isAfter(from) ? now : from;
    return end.isBefore(until) ? new Period(plan, source, unit, from, end, worth) : this;
  }

  Period upTo(Instant later) {
    return new Period(plan, source, unit, from, later, worth);
  }

  /** As much of the clock on the wall, and of what was paid, from another begin on. */
  Period movedTo(Instant begin, Days days) {
    return part(this, plan, begin, days.later(begin, days.between(from, until)), valueFrom(from));
  }

  /** What was paid for what is left of it from the instant on. */
  BigDecimal valueFrom(Instant now) {
    return value(now.isAfter(from) ? now : from, until);
  }

  BigDecimal value(Instant begin, Instant end) {
    return worth.of(Duration.between(begin, end));
  }
}
