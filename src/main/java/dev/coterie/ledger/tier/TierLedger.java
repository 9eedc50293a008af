package dev.coterie.ledger.tier;

import dev.coterie.group.terms.LockedGroup;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.ShopCalendar;
import dev.coterie.kernel.Validity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The periods of one tier that a customer has from an instant on, and the rules by which they
 * change. Pure: each decision is answered with {@link LedgerEntries}, and nothing is written.
 *
 * <p>Periods of a tier never overlap. What is bought is appended at the later of now and the end.
 * Days of grace are periods of their own that make room for whatever is paid; where they lie is
 * found anew with each decision ({@link GraceDays}).
 */
public final class TierLedger {
  private static final long NO_GROUP = 0;

  private final ShopCalendar calendar;
  private final Instant now;
  private final List<Period> open;
  private final Set<Long> cancelled;

  /**
   * A ledger at an instant.
   *
   * @param periods of the customer in the tier; what is over by then is left out
   * @param cancelled the groups whose memberships are cancelled, and so have no days of grace
   */
  public TierLedger(ShopCalendar calendar, Instant now, List<Period> periods, Set<Long> cancelled) {
    this.calendar = calendar;
    this.now = now;
    this.open =
        periods.stream()
            .filter(period -> !period.during().endsBy(now))
            .sorted(Comparator.comparing(period -> period.during().from()))
            .toList();
    this.cancelled = Set.copyOf(cancelled);
  }

  ShopCalendar calendar() {
    return calendar;
  }

  public Instant now() {
    return now;
  }

  /** What is not over, by its begin. */
  public List<Period> open() {
    return open;
  }

  /** What is not over of a group, by its begin. */
  public List<Period> open(long groupId) {
    return open.stream().filter(of(groupId)).toList();
  }

  /** The paid periods that pass, by their begin. */
  public List<Period> paid(Predicate<Period> which) {
    return open.stream().filter(period -> !period.isGrace()).filter(which).toList();
  }

  public static Predicate<Period> of(long groupId) {
    return period -> period.isOf(groupId);
  }

  /** The ledger once the entries are written. */
  public TierLedger after(LedgerEntries entries) {
    return new TierLedger(calendar, now, entries.applyTo(open), cancelled);
  }

  /** A purchase of units of a plan, or the refusal of it as an exception. */
  public Purchase buy(LockedGroup plan, Goods goods) {
    return new PlanPurchase(this, plan).of(goods);
  }

  /**
   * An end set by hand, null for never: shortens what goes beyond it, grants what is missing up to
   * it.
   */
  public LedgerEntries setEnd(LockedGroup plan, @Nullable Instant until) {
    return new EndByHand(this, plan).at(until);
  }

  /** Has what is paid of a plan and still to come begin now; the time up to then is granted. */
  public LedgerEntries beginNow(LockedGroup plan) {
    return new EndByHand(this, plan).beginNow();
  }

  /** What days of grace the plans have once another one that followed them is over. */
  public LedgerEntries layGrace() {
    return entries(List.of(), List.of(), cancelled);
  }

  /** The end of a group now, as staff or the customer want it. */
  public LedgerEntries end(long groupId) {
    return entries(shortenings(open(groupId), Shortening.Cause.ENDED), List.of(), cancelled);
  }

  /**
   * Reverses what is left of the units of an order line, with the days of grace that follow them.
   *
   * @param firstUnit the units from this one on
   */
  public LedgerEntries reverse(String order, String line, int firstUnit, Shortening.Cause cause) {
    List<Period> given =
        open.stream().filter(period -> isOf(period.unit(), order, line, firstUnit)).toList();
    return given.isEmpty()
        ? new LedgerEntries(List.of(), List.of())
        : entries(shortenings(given, cause), List.of(), cancelled);
  }

  private static boolean isOf(@Nullable OrderUnit unit, String order, String line, int firstUnit) {
    return unit != null
        && unit.order().equals(order)
        && unit.line().equals(line)
        && unit.number() >= firstUnit;
  }

  /** The paid periods of a group stop now; the caller keeps what is left of them for later. */
  public LedgerEntries pause(long groupId) {
    return entries(shortenings(paid(of(groupId)), Shortening.Cause.PAUSE), List.of(), cancelled);
  }

  /**
   * What was paused goes on: now, or after the plans of the tier where another one runs meanwhile.
   * What is to come of other plans moves back by as much as it takes.
   */
  public LedgerEntries resume(LockedGroup plan, List<PausedPeriod> paused) {
    List<Period> others = paid(period -> !period.isOf(plan.id()));
    boolean rivalRuns = others.stream().anyMatch(period -> period.during().contains(now));
    Instant begin = rivalRuns ? endOf(paid(period -> true)) : endOfPaid(plan.id());
    List<Grant> grants = new ArrayList<>();
    @Nullable Instant free = begin;
    for (PausedPeriod each : paused) {
      Instant from = Objects.requireNonNull(free, "only the last one is for ever");
      free = each.left() == null ? null : calendar.plusLeft(from, each.left());
      grants.add(each.from(PlanRank.of(plan), new Validity(from, free)));
    }
    Relocation moved = relocation();
    if (!rivalRuns) {
      moved.push(others, free);
    }
    grants.addAll(moved.grants());
    return entriesOfCustomerWhoStays(plan.id(), moved.shortenings(), grants);
  }

  /** A free trial from now on. */
  public LedgerEntries trial(LockedGroup plan, int days) {
    Validity during = new Validity(now, calendar.plusDays(now, days));
    requireNoRival(NO_GROUP, during);
    return entries(
        List.of(), List.of(Grant.of(PlanRank.of(plan), during, Source.TRIAL)), cancelled);
  }

  /** The customer is going: no days of grace. */
  public LedgerEntries cancel(long groupId) {
    Set<Long> also = new HashSet<>(cancelled);
    also.add(groupId);
    return entries(List.of(), List.of(), also);
  }

  /** The customer stays after all: days of grace as before. */
  public LedgerEntries reinstate(LockedGroup plan) {
    return entriesOfCustomerWhoStays(plan.id(), List.of(), List.of());
  }

  /** The entries where the group is not, or no longer, cancelled. */
  LedgerEntries entriesOfCustomerWhoStays(
      long groupId, List<Shortening> shortenings, List<Grant> grants) {
    Set<Long> others = new HashSet<>(cancelled);
    others.remove(groupId);
    return entries(shortenings, grants, others);
  }

  /** The entries, with the days of grace as they lie afterwards. */
  private LedgerEntries entries(
      List<Shortening> shortenings, List<Grant> grants, Set<Long> withoutGrace) {
    return new GraceDays(calendar, now, withoutGrace)
        .lay(open, new LedgerEntries(shortenings, grants));
  }

  Relocation relocation() {
    return new Relocation(calendar, now);
  }

  List<Shortening> shortenings(List<Period> periods, Shortening.Cause cause) {
    return periods.stream().map(period -> new Shortening(period, now, cause)).toList();
  }

  void requireNoRival(long groupId, Validity wanted) {
    for (Period other : paid(period -> !period.isOf(groupId))) {
      if (overlap(other.during(), wanted)) {
        throw Refusal.conflict(
                "tier-taken",
                "the customer holds group %s, of the same tier %s: end that membership first"
                    .formatted(other.group().code(), other.group().exclusion()))
            .asException();
      }
    }
  }

  private static boolean overlap(Validity one, Validity other) {
    return !one.endsBy(other.from()) && !other.endsBy(one.from());
  }

  /** The end of what is paid of a group, or now where nothing is. */
  Instant endOfPaid(long groupId) {
    return later(endOf(paid(of(groupId))), now);
  }

  /** The end of the last of them, or long ago where there are none. */
  static Instant endOf(List<Period> periods) {
    Instant last = Instant.EPOCH;
    for (Period period : periods) {
      Instant until = period.during().until();
      if (until == null) {
        throw neverEnds(period.group().code());
      }
      last = later(until, last);
    }
    return last;
  }

  static RuntimeException neverEnds(String group) {
    return Refusal.conflict(
            "never-ends", "the membership of group " + group + " never ends, nothing can follow")
        .asException();
  }

  static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
