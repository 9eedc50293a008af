package dev.coterie.year.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The purchase of a plan among the periods of its tier, of which none is paused. */
public final class Purchase {
  private final Periods periods;
  private final Instant now;
  private final Plan plan;
  private final List<Period> others;
  private final boolean runs;

  Purchase(Periods periods, Instant now, Plan plan) {
    this.periods = periods;
    this.now = now;
    this.plan = plan;
    this.others = periods.paid(now, Periods.besides(plan));
    this.runs = periods.any(Periods.of(plan).and(period -> period.contains(now)));
  }

  public boolean isRefused() {
    return !runs && anyOther(Plan.Policy.REFUSED);
  }

  /** What the charge is for, where it is not refused. */
  public String reason() {
    if (others.isEmpty()) {
      return periods.any(Periods.of(plan).and(period -> period.isOpen(now))) ? "renewal" : "signup";
    }
    return runs ? "renewal" : "change";
  }

  private boolean takesTheirPlace() {
    return !runs && !others.isEmpty() && !anyOther(Plan.Policy.AT_END);
  }

  private boolean anyOther(Plan.Policy policy) {
    return others.stream().anyMatch(other -> plan.from(other.plan()) == policy);
  }

  /** What was paid for what is left, of each unit that is left for credit. */
  public List<Value> unused() {
    Map<Unit, Value> byUnit = new LinkedHashMap<>();
    for (Period left : takesTheirPlace() ? others : List.<Period>of()) {
      Unit unit = left.unit();
      if (unit != null && plan.from(left.plan()) == Plan.Policy.CREDIT) {
        BigDecimal value = left.valueFrom(now);
        byUnit.merge(unit, new Value(unit, value, left.worth().currency()), Value::plus);
      }
    }
    return byUnit.values().stream()
        .map(value -> value.rounded())
        .filter(value -> value.amount().signum() > 0)
        .toList();
  }

  /** Where it begins, once what it takes the place of is gone. */
  Instant begin() {
    if (takesTheirPlace()) {
      periods.cut(others::contains, now);
      return periods.pull(periods.paid(now, Periods.of(plan)), now);
    }
    boolean waits = !runs && !others.isEmpty();
    return Periods.last(now, periods.paid(now, waits ? any -> true : Periods.of(plan)));
  }

  /** What a renewal would run into moves back. */
  void makeRoom(Instant begin, Instant end) {
    if (runs) {
      periods.push(others.stream().filter(other -> !other.from().isBefore(begin)).toList(), end);
    }
  }
}
