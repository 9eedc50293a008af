package dev.coterie.year.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How a customer stands with the plans of a tier. */
public record Standing(Periods periods, Set<Plan> ending, Set<Plan> paused) {

  /** The plans that the customer has or had, be they over. */
  public Set<String> plans() {
    Stream<Plan> held = periods.which(period -> !period.isEmpty()).stream().map(Period::plan);
    Set<String> plans = new TreeSet<>();
    Stream.concat(held, paused.stream()).forEach(plan -> plans.add(plan.code()));
    return plans;
  }

  /** Where a plan that the customer has or had stands. */
  public String status(Instant now, String code) {
    Predicate<Period> own = period -> period.plan().code().equals(code);
    if (isAmong(paused, code)) {
      return "paused";
    }
    if (isAmong(ending, code) && !periods.paid(now, own).isEmpty()) {
      return "ending";
    }
    if (periods.any(own.and(period -> period.contains(now)))) {
      return periods.any(own.and(period -> period.contains(now) && period.isGrace()))
          ? "grace"
          : "active";
    }
    return periods.any(own.and(period -> period.isOpen(now))) ? "scheduled" : "ended";
  }

  private static boolean isAmong(Set<Plan> plans, String code) {
    return plans.stream().anyMatch(plan -> plan.code().equals(code));
  }

  /** The plan that holds at an instant, past or to come. */
  public Optional<Period> at(Instant instant) {
    return periods.which(period -> period.contains(instant)).stream().findFirst();
  }

  public boolean isEnding(Instant now) {
    return at(now).filter(period -> ending.contains(period.plan())).isPresent();
  }

  /** Begins and ends to come. */
  public List<Instant> turns(Instant now) {
    List<Instant> turns = new ArrayList<>();
    for (Period period : periods.which(each -> each.isOpen(now))) {
      turns.add(period.until());
      if (period.from().isAfter(now)) {
        turns.add(period.from());
      }
    }
    return turns;
  }

  /** What is left of all that was granted of a plan, by order of begin. */
  public List<Period> of(String plan, boolean grace) {
    return periods.which(
        period ->
            !period.isEmpty() && period.plan().code().equals(plan) && period.isGrace() == grace);
  }

  /** How long orders gave in all, what was taken back or is paused not counted. */
  public Duration boughtAndLeft() {
    return periods.which(period -> period.unit() != null).stream()
        .map(period -> Duration.between(period.from(), period.until()))
        .reduce(Duration.ZERO, Duration::plus);
  }
}
