package dev.coterie.year;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a customer should have, computed from the rules as they are written and from nothing else.
 *
 * <p>Where the rules leave room, this is what they were taken to mean:
 *
 * <ul>
 *   <li>What happens, happens when it is reported, whatever the report says of its own time.
 *   <li>A purchase is a renewal where the plan itself runs, grace included; else a change where
 *       another plan has paid time left, be it to come; else a signup.
 *   <li>Every other plan counts: one that refuses refuses the change, one that is waited for has it
 *       wait for all, otherwise all are left. What the plan itself has to come begins now then.
 *   <li>What is to come of other plans moves back where a renewal, or what goes on after a pause,
 *       needs the room.
 *   <li>Units of one line are counted from the line's begin: the end of unit k is k durations after
 *       it.
 *   <li>What others hold is not moved up when something before it is taken back.
 *   <li>Days of grace follow the last paid end to come of a plan, up to whatever plan begins next,
 *       and not one that was cancelled. They go when anything of the tier is bought, and when the
 *       units that they follow are taken back.
 *   <li>A pause keeps the time on the clock on the wall, of all paid periods of the plan; going on,
 *       they follow one another, after the plan that runs meanwhile if one does. Whatever is bought
 *       has a paused plan go on first, and what is bought of a cancelled one has it stay.
 * </ul>
 */
final class Ledger {
  private static final Comparator<Period> BY_BEGIN = Comparator.comparing(Period::from);

  private final Days days;
  private final List<Period> periods = new ArrayList<>();
  private final Set<Plan> ending = new HashSet<>();
  private @Nullable Plan paused;
  private final List<Kept> kept = new ArrayList<>();
  private final List<String> diary = new ArrayList<>();

  Ledger(Days days) {
    this.days = days;
  }

  private record Kept(Period period, Duration left) {}

  /** Notes what happened, for whoever looks into a difference. */
  void note(Instant now, Object what) {
    diary.add(now + " " + what);
  }

  String diary() {
    return String.join("\n  ", diary);
  }

  /** Whether a purchase would be refused. */
  boolean refuses(Instant now, Plan plan) {
    return !wouldRun(now, plan)
        && others(now, plan).stream().anyMatch(other -> plan.from(other) == Plan.Policy.REFUSED);
  }

  /** What the charge of a purchase is for, which is not refused. */
  String reason(Instant now, Plan plan) {
    if (others(now, plan).isEmpty()) {
      return has(now, plan) || plan.equals(paused) ? "renewal" : "signup";
    }
    return wouldRun(now, plan) ? "renewal" : "change";
  }

  /** The other plans that have paid time left, be it paused. */
  private Set<Plan> others(Instant now, Plan plan) {
    Set<Plan> others =
        paid(now, besides(plan)).stream()
            .map(Period::plan)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (paused != null && !paused.equals(plan)) {
      others.add(paused);
    }
    return others;
  }

  /** Whether the plan runs, grace included, once what is paused goes on. */
  private boolean wouldRun(Instant now, Plan plan) {
    boolean runs = periods.stream().anyMatch(of(plan).and(period -> period.contains(now)));
    return runs || (plan.equals(paused) && !runsAny(now));
  }

  private boolean runsAny(Instant now) {
    return paid(now, period -> period.contains(now)).size() > 0;
  }

  /** Buys units of a plan, which is not refused. */
  void buy(Instant now, Plan plan, String order, int units) {
    forgetWhatEnded(now);
    if (paused != null) {
      resume(now);
    }
    List<Period> others = paid(now, besides(plan));
    boolean runs = periods.stream().anyMatch(of(plan).and(period -> period.contains(now)));
    boolean waits =
        others.stream().anyMatch(other -> plan.from(other.plan()) == Plan.Policy.AT_END);
    Instant begin;
    if (runs || others.isEmpty()) {
      begin = last(now, paid(now, of(plan)));
    } else if (waits) {
      begin = last(now, paid(now, period -> true));
    } else {
      change(others::contains, period -> period.cut(now));
      begin = moved(paid(now, of(plan)), now, true);
    }
    change(Period::isGrace, period -> period.cut(now));
    ending.remove(plan);
    Instant from = begin;
    for (int unit = 1; unit <= units; unit++) {
      Instant until = days.later(begin, unit * plan.days());
      periods.add(new Period(plan, Period.ORDER, order, unit, from, until));
      from = until;
    }
    if (runs) {
      Instant first = begin;
      moved(others.stream().filter(other -> !other.from().isBefore(first)).toList(), from, false);
    }
    settle(now);
  }

  /** Has periods to come begin where they can: earlier, too, if they are pulled. */
  private Instant moved(List<Period> toCome, Instant free, boolean pulled) {
    Instant begin = free;
    for (Period period : toCome) {
      Instant end = period.until();
      if (period.from().isBefore(begin) || (pulled && period.from().isAfter(begin))) {
        Instant from = begin;
        end = days.later(from, days.between(period.from(), period.until()));
        Period there =
            new Period(period.plan(), period.source(), period.order(), period.unit(), from, end);
        change(period::equals, was -> there);
      }
      begin = end;
    }
    return begin;
  }

  /** Gives the plan by hand to one who has nothing. */
  void assign(Instant now, Plan plan) {
    forgetWhatEnded(now);
    periods.add(new Period(plan, Period.MANUAL, null, 0, now, days.later(now, plan.days())));
    settle(now);
  }

  /** Takes back what is left of an order's units, from one of them on. */
  void takeBack(Instant now, String order, int firstUnit) {
    Predicate<Period> taken = period -> order.equals(period.order()) && period.unit() >= firstUnit;
    List<Period> graces = periods.stream().filter(Period::isGrace).toList();
    change(taken, period -> period.cut(now));
    if (kept.removeIf(each -> taken.test(each.period())) && kept.isEmpty()) {
      paused = null;
    }
    change(grace -> graces.contains(grace) && followsOnly(taken, grace), period -> period.cut(now));
    settle(now);
  }

  private boolean followsOnly(Predicate<Period> taken, Period grace) {
    return periods.stream()
        .filter(period -> !period.isGrace() && of(grace.plan()).test(period))
        .filter(period -> period.until().equals(grace.from()))
        .allMatch(taken);
  }

  void pause(Instant now, Plan plan) {
    paused = plan;
    paid(now, of(plan))
        .forEach(
            own -> {
              Instant from = now.isAfter(own.from()) ? now : own.from();
              kept.add(new Kept(own, days.between(from, own.until())));
            });
    change(of(plan), period -> period.cut(now));
  }

  void resume(Instant now) {
    boolean rivalRuns = runsAny(now);
    List<Period> others = paid(now, period -> true);
    Instant from = rivalRuns ? last(now, others) : now;
    for (Kept each : kept) {
      Instant until = days.later(from, each.left());
      Period was = each.period();
      periods.add(new Period(was.plan(), was.source(), was.order(), was.unit(), from, until));
      from = until;
    }
    kept.clear();
    paused = null;
    if (!rivalRuns) {
      moved(others, from, false);
    }
    settle(now);
  }

  void cancel(Instant now, Plan plan) {
    ending.add(plan);
    settle(now);
  }

  void reinstate(Instant now, Plan plan) {
    ending.remove(plan);
    settle(now);
  }

  /** The plans that the customer has or had, be they over. */
  Set<String> plans() {
    Set<String> plans = new TreeSet<>();
    periods.stream()
        .filter(period -> !period.isEmpty())
        .forEach(period -> plans.add(period.plan().code()));
    return plans;
  }

  /** Where a plan that the customer has or had stands. */
  String status(Instant now, Plan plan) {
    if (plan.equals(paused)) {
      return "paused";
    }
    if (ending.contains(plan) && !paid(now, of(plan)).isEmpty()) {
      return "ending";
    }
    List<Period> own = periods.stream().filter(of(plan)).toList();
    Optional<Period> running = own.stream().filter(period -> period.contains(now)).findFirst();
    if (running.isPresent()) {
      return running.get().isGrace() ? "grace" : "active";
    }
    return own.stream().anyMatch(period -> period.isOpen(now)) ? "scheduled" : "ended";
  }

  /** The plan that holds at an instant, past or to come. */
  Optional<Period> at(Instant instant) {
    return periods.stream().filter(period -> period.contains(instant)).findFirst();
  }

  Optional<Plan> paused() {
    return Optional.ofNullable(paused);
  }

  boolean isEnding(Instant now) {
    return at(now).filter(period -> ending.contains(period.plan())).isPresent();
  }

  /** Begins and ends to come. */
  List<Instant> turns(Instant now) {
    List<Instant> turns = new ArrayList<>();
    for (Period period : periods) {
      if (period.isOpen(now)) {
        turns.add(period.until());
        if (period.from().isAfter(now)) {
          turns.add(period.from());
        }
      }
    }
    return turns;
  }

  /** What is left of all that was granted from a source, by order of begin. */
  List<Period> of(String plan, boolean grace) {
    return periods.stream()
        .filter(period -> !period.isEmpty())
        .filter(period -> period.plan().code().equals(plan) && period.isGrace() == grace)
        .sorted(BY_BEGIN)
        .toList();
  }

  /** How long orders gave in all, what was taken back or is paused not counted. */
  Duration boughtAndLeft() {
    return periods.stream()
        .filter(period -> period.source().equals(Period.ORDER))
        .map(period -> Duration.between(period.from(), period.until()))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Has the days of grace fit what is paid. */
  private void settle(Instant now) {
    forgetWhatEnded(now);
    for (Plan plan : Plan.ALL) {
      List<Period> own = paid(now, of(plan));
      if (!own.isEmpty()) {
        change(of(plan).and(Period::isGrace), grace -> grace.cut(now));
        if (plan.graceDays() > 0 && !ending.contains(plan)) {
          addGrace(now, plan, last(now, own));
        }
      }
    }
    periods.removeIf(Period::isEmpty);
  }

  private void forgetWhatEnded(Instant now) {
    ending.removeIf(plan -> paid(now, of(plan)).isEmpty());
  }

  private void addGrace(Instant now, Plan plan, Instant end) {
    Instant until = days.later(end, plan.graceDays());
    for (Period other : paid(now, besides(plan))) {
      if (!other.from().isBefore(end) && other.from().isBefore(until)) {
        until = other.from();
      }
    }
    periods.add(new Period(plan, Period.GRACE, null, 0, end, until));
  }

  private boolean has(Instant now, Plan plan) {
    return periods.stream().anyMatch(of(plan).and(period -> period.isOpen(now)));
  }

  private static Predicate<Period> of(Plan plan) {
    return period -> period.plan().equals(plan);
  }

  private static Predicate<Period> besides(Plan plan) {
    return of(plan).negate();
  }

  /** What is paid and not over, by its begin. */
  private List<Period> paid(Instant now, Predicate<Period> which) {
    return periods.stream()
        .filter(period -> !period.isGrace() && period.isOpen(now))
        .filter(which)
        .sorted(BY_BEGIN)
        .toList();
  }

  private static Instant last(Instant atLeast, List<Period> all) {
    return all.stream()
        .map(Period::until)
        .filter(end -> end.isAfter(atLeast))
        .max(Comparator.naturalOrder())
        .orElse(atLeast);
  }

  private void change(Predicate<Period> which, UnaryOperator<Period> how) {
    periods.replaceAll(period -> which.test(period) ? how.apply(period) : period);
  }
}
