package dev.coterie.year.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The periods of one tier that a customer has or had; what is paid of them never overlaps. */
public final class Periods {
  private static final Comparator<Period> BY_BEGIN = Comparator.comparing(Period::from);

  private final Days days;
  private final List<Period> all;

  Periods(Days days) {
    this(days, List.of());
  }

  private Periods(Days days, List<Period> all) {
    this.days = days;
    this.all = new ArrayList<>(all);
  }

  Periods copy() {
    return new Periods(days, all);
  }

  static Predicate<Period> of(Plan plan) {
    return period -> period.plan().equals(plan);
  }

  static Predicate<Period> besides(Plan plan) {
    return of(plan).negate();
  }

  /** Those that pass, by their begin. */
  List<Period> which(Predicate<Period> which) {
    return all.stream().filter(which).sorted(BY_BEGIN).toList();
  }

  boolean any(Predicate<Period> which) {
    return all.stream().anyMatch(which);
  }

  /** What is paid and not over, by its begin. */
  List<Period> paid(Instant now, Predicate<Period> which) {
    return which(which.and(period -> !period.isGrace() && period.isOpen(now)));
  }

  /** Whether anything paid runs now. */
  boolean runsPaid(Instant now) {
    return any(period -> !period.isGrace() && period.contains(now));
  }

  void add(List<Period> more) {
    all.addAll(more);
  }

  void change(Predicate<Period> which, UnaryOperator<Period> how) {
    all.replaceAll(period -> which.test(period) ? how.apply(period) : period);
  }

  void cut(Predicate<Period> which, Instant now) {
    change(which, period -> period.cut(now));
  }

  /** The end of the last one, but no earlier than an instant. */
  static Instant last(Instant atLeast, List<Period> all) {
    return all.stream()
        .map(Period::until)
        .filter(end -> end.isAfter(atLeast))
        .max(Comparator.naturalOrder())
        .orElse(atLeast);
  }

  /** Has periods to come follow each other without a gap; answers the end of the last one. */
  Instant pull(List<Period> toCome, Instant begin) {
    Instant free = begin;
    for (Period period : toCome) {
      free = period.from().isAfter(free) ? move(period, free) : period.until();
    }
    return free;
  }

  /** Has periods to come begin no earlier than an instant, each as late as it must. */
  void push(List<Period> toCome, Instant begin) {
    Instant free = begin;
    for (Period period : toCome) {
      free = period.from().isBefore(free) ? move(period, free) : period.until();
    }
  }

  private Instant move(Period period, Instant begin) {
    Period moved = period.movedTo(begin, days);
    change(period::equals, was -> moved);
    return moved.until();
  }

  /** Has the days of grace fit what is paid, of all plans that are not being left. */
  void layGrace(Instant now, Set<Plan> left) {
    Set<Plan> plans =
        paid(now, period -> true).stream().map(Period::plan).collect(Collectors.toSet());
    change(grace -> grace.isGrace() && grace.isOpen(now), grace -> grace.cut(room(now, grace)));
    cut(grace -> grace.isGrace() && plans.contains(grace.plan()) && grace.from().isAfter(now), now);
    for (Plan plan : plans) {
      if (plan.graceDays() > 0 && !left.contains(plan)) {
        Instant end = last(now, paid(now, of(plan)));
        Period grace = Period.free(plan, Period.GRACE, end, days.later(end, plan.graceDays()));
        all.add(grace.cut(room(now, grace)));
      }
    }
    all.removeIf(Period::isEmpty);
  }

  /** How long days of grace last: up to what is paid next. */
  private Instant room(Instant now, Period grace) {
    return paid(now, other -> !other.from().isBefore(grace.from())).stream()
        .map(Period::from)
        .filter(begin -> begin.isBefore(grace.until()))
        .findFirst()
        .orElse(grace.until());
  }
}
