package dev.coterie.year;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time in which a customer has a plan.
 *
 * @param source order, manual or grace
 * @param order that gave it, null for none
 * @param unit of the order's line, from 1
 */
record Period(
    Plan plan, String source, @Nullable String order, int unit, Instant from, Instant until) {
  static final String ORDER = "order";
  static final String MANUAL = "manual";
  static final String GRACE = "grace";

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

  /** What is left of it if nothing is from the instant on. */
  Period cut(Instant now) {
    Instant end = now.isAfter(from) ? now : from;
    return end.isBefore(until) ? new Period(plan, source, order, unit, from, end) : this;
  }
}
