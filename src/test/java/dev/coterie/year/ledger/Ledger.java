package dev.coterie.year.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What a customer should have of the plans of a tier, computed from the rules as they are written
 * and from nothing else.
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
 *       and not one that was cancelled. Those to come go when anything of the tier is bought, those
 *       that run when something paid begins, and both when the units that they follow are taken
 *       back.
 *   <li>A pause keeps the time on the clock on the wall, of all paid periods of the plan; going on,
 *       they follow one another, after the plan that runs meanwhile if one does. Whatever is bought
 *       has what is paused go on first, the plan that was made first before others, and what is
 *       bought of a cancelled one has it stay.
 *   <li>What was paid for a unit is spread evenly over its time, and the unused value is what falls
 *       on what is left of it, rounded once for a unit; a pause keeps it.
 *   <li>What moves from a plan that is given up holds a plan to come as well as one that runs, and
 *       what follows there counts its time by the clock on the wall, from one begin for all.
 * </ul>
 */
public final class Ledger {
  private final Days days;
  private final Periods periods;
  private final Set<Plan> ending = new HashSet<>();
  private final Map<Plan, List<Kept>> paused = new TreeMap<>(Comparator.comparing(Plan::number));

  public Ledger(Days days) {
    this(days, new Periods(days));
  }

  private Ledger(Days days, Periods periods) {
    this.days = days;
    this.periods = periods;
  }

  /** One like it, to try what would be. */
  public Ledger copy() {
    Ledger copy = new Ledger(days, periods.copy());
    copy.ending.addAll(ending);
    paused.forEach((plan, kept) -> copy.paused.put(plan, new ArrayList<>(kept)));
    return copy;
  }

  /** What can be seen of it. */
  public Standing standing() {
    return new Standing(periods, ending, paused.keySet());
  }

  /** All that a purchase depends on. */
  public Object basis(Instant now) {
    forgetWhatEnded(now);
    return List.of(periods.which(period -> period.isOpen(now)), Set.copyOf(ending), copy().paused);
  }

  /** Whether any time of a unit that was paid is left. */
  public boolean holds(Instant now, Unit unit) {
    return !periods.paid(now, period -> unit.equals(period.unit())).isEmpty();
  }

  /** How a purchase of the plan would go, once what is paused goes on. */
  public Purchase purchase(Instant now, Plan plan) {
    Ledger resumed = copy();
    resumed.resumeAll(now);
    return new Purchase(resumed.periods, now, plan);
  }

  /** Buys units of a plan, which is not refused; answers the value that a change credits. */
  public List<Value> buy(Instant now, Plan plan, String source, List<Value> units) {
    forgetWhatEnded(now);
    resumeAll(now);
    Purchase purchase = new Purchase(periods, now, plan);
    List<Value> unused = purchase.unused();
    Instant begin = purchase.begin();
    periods.cut(grace -> grace.isGrace() && grace.from().isAfter(now), now);
    ending.remove(plan);
    List<Period> bought = bought(plan, source, units, begin);
    periods.add(bought);
    purchase.makeRoom(begin, Periods.last(begin, bought));
    settle(now);
    return unused;
  }

  private List<Period> bought(Plan plan, String source, List<Value> units, Instant begin) {
    List<Period> bought = new ArrayList<>();
    Instant from = begin;
    for (Value unit : units) {
      Instant until = days.later(begin, (bought.size() + 1) * plan.days());
      Worth worth = Worth.of(unit, from, until);
      bought.add(new Period(plan, source, unit.unit(), from, until, worth));
      from = until;
    }
    return bought;
  }

  /** Gives the plan by hand to one who has nothing. */
  public void assign(Instant now, Plan plan) {
    ending.remove(plan);
    Instant until = days.later(now, plan.days());
    periods.add(List.of(Period.free(plan, Period.MANUAL, now, until)));
    settle(now);
  }

  /** Takes back what is left of an order's units, from one of them on. */
  public void takeBack(Instant now, String order, int firstUnit) {
    Predicate<Period> taken = period -> period.isOf(order, firstUnit);
    List<Period> graces = periods.which(period -> period.isGrace() && followsOnly(taken, period));
    periods.cut(taken.or(graces::contains), now);
    paused.values().forEach(kept -> kept.removeIf(each -> taken.test(each.period())));
    paused.values().removeIf(List::isEmpty);
    settle(now);
  }

  private boolean followsOnly(Predicate<Period> taken, Period grace) {
    Predicate<Period> before = period -> !period.isGrace() && period.until().equals(grace.from());
    return periods.which(Periods.of(grace.plan()).and(before)).stream().allMatch(taken);
  }

  public void pause(Instant now, Plan plan) {
    List<Kept> kept = new ArrayList<>();
    periods.paid(now, Periods.of(plan)).forEach(each -> kept.add(Kept.of(each, now, days)));
    paused.put(plan, kept);
    periods.cut(Periods.of(plan), now);
    settle(now);
  }

  public void resume(Instant now, Plan plan) {
    List<Kept> kept = released(plan);
    List<Period> others = periods.paid(now, period -> true);
    boolean waits = periods.runsPaid(now);
    Instant from = waits ? Periods.last(now, others) : now;
    List<Period> resumed = Kept.goOn(kept, plan, from, days);
    periods.add(resumed);
    if (!waits) {
      periods.push(others, Periods.last(from, resumed));
    }
    settle(now);
  }

  /** What is paused of a plan, which no longer is. */
  private List<Kept> released(Plan plan) {
    List<Kept> kept = paused.remove(plan);
    return kept == null ? List.of() : kept;
  }

  private void resumeAll(Instant now) {
    List.copyOf(paused.keySet()).forEach(plan -> resume(now, plan));
  }

  public void cancel(Instant now, Plan plan) {
    ending.add(plan);
    settle(now);
  }

  public void reinstate(Instant now, Plan plan) {
    ending.remove(plan);
    settle(now);
  }

  /** Ends the plan; answers what was left of it. */
  public Rest end(Instant now, Plan plan) {
    forgetWhatEnded(now);
    List<Period> running = periods.paid(now, Periods.of(plan));
    Rest rest = new Rest(running, released(plan), ending.contains(plan));
    periods.cut(Periods.of(plan), now);
    settle(now);
    return rest;
  }

  /** Has what was left of another plan go on as this one. */
  public void receive(Instant now, Plan plan, Rest rest) {
    forgetWhatEnded(now);
    boolean holds = !periods.paid(now, Periods.of(plan)).isEmpty();
    if (rest.running().isEmpty() && !holds) {
      paused.computeIfAbsent(plan, none -> new ArrayList<>()).addAll(rest.kept());
    } else {
      join(now, plan, rest);
    }
    if (!rest.cancelled() || (holds && !ending.contains(plan))) {
      ending.remove(plan);
    } else {
      ending.add(plan);
    }
    settle(now);
  }

  /** What has no room among what is paid follows it, as does what is paused. */
  private void join(Instant now, Plan plan, Rest rest) {
    Room room = Room.among(now, periods.paid(now, period -> true), days);
    List<Kept> waiting = new ArrayList<>(rest.kept());
    waiting.addAll(released(plan));
    rest.running().forEach(period -> waiting.addAll(room.without(period)));
    rest.running().forEach(period -> periods.add(room.in(period, plan)));
    waiting.sort(Comparator.comparing(kept -> kept.period().from()));
    Instant end = Periods.last(now, periods.paid(now, period -> true));
    periods.add(Kept.goOn(waiting, plan, end, days));
  }

  private void settle(Instant now) {
    forgetWhatEnded(now);
    periods.layGrace(now, ending);
  }

  private void forgetWhatEnded(Instant now) {
    ending.removeIf(plan -> periods.paid(now, Periods.of(plan)).isEmpty());
  }
}
