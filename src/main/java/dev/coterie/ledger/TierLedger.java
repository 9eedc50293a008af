package dev.coterie.ledger;

import dev.coterie.expiry.NoticeKind;
import dev.coterie.expiry.ScheduledNotice;
import dev.coterie.group.LockedGroup;
import dev.coterie.group.Plan.ChangePolicy;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.ShopCalendar;
import dev.coterie.kernel.Validity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a customer holds of one tier from an instant on, and the rules by which it changes. Pure:
 * each question is answered with {@link LedgerEntries} for the ledger, and nothing is done.
 *
 * <p>Periods of a tier never overlap. What is bought is appended at the later of now and the end.
 * Days of grace are periods of their own that make room for whatever is paid; where they lie is
 * found anew with each decision ({@link GraceDays}).
 */
public final class TierLedger {
  private static final long NO_GROUP = 0;
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  private final ShopCalendar calendar;
  private final Instant now;
  private final List<Period> open;
  private final Set<Long> leaving;

  /**
   * A ledger at an instant.
   *
   * @param periods what the customer holds of the tier; what is over by then is left out
   * @param leaving the groups whose memberships are cancelled, and so have no days of grace
   */
  public TierLedger(ShopCalendar calendar, Instant now, List<Period> periods, Set<Long> leaving) {
    this.calendar = calendar;
    this.now = now;
    this.open =
        periods.stream()
            .filter(period -> !period.during().endsBy(now))
            .sorted(Comparator.comparing(period -> period.during().from()))
            .toList();
    this.leaving = Set.copyOf(leaving);
  }

  public List<Period> open() {
    return open;
  }

  /** Whether the group is held, now or later. */
  public boolean isHeld(long groupId) {
    return open.stream().anyMatch(of(groupId));
  }

  public Instant now() {
    return now;
  }

  /** This once the entries are written. */
  public TierLedger after(LedgerEntries entries) {
    return new TierLedger(calendar, now, entries.applyTo(open), leaving);
  }

  /**
   * What is bought.
   *
   * @param units of an order line, in order; each gives the days
   * @param days null for ever
   * @param worth what was paid for one unit
   */
  public record Goods(
      List<OrderUnit> units, @Nullable Integer days, Source source, @Nullable Money worth) {}

  /**
   * What a purchase comes to.
   *
   * @param during what it gives, from the first unit's begin to the last one's end
   * @param unused the value of what it takes the place of, where the policy credits it; one amount
   *     a currency, as exact as money is kept
   */
  public record Purchase(
      PurchaseReason reason, LedgerEntries entries, Validity during, List<Money> unused) {}

  /** A purchase of units of a plan, or the refusal of it as an exception. */
  public Purchase buy(LockedGroup plan, Goods goods) {
    List<Period> others = paid(period -> !period.isOf(plan.id()));
    ChangePolicy policy = others.isEmpty() ? ChangePolicy.FULL_FEE : policy(plan, others);
    if (policy == ChangePolicy.REFUSED) {
      throw Refusal.conflict(
              "change-not-allowed",
              "a change from %s to %s is not allowed"
                  .formatted(others.get(0).group().code(), plan.code()))
          .asException();
    }
    Instant begin = later(endOf(paid(of(plan.id())), plan.code()), now);
    boolean atEnd = policy == ChangePolicy.AT_END;
    if (atEnd) {
      begin = later(endOf(others, others.get(0).group().code()), begin);
    }
    List<Grant> grants = grants(plan, goods, begin);
    return new Purchase(
        reason(plan.id(), others),
        entries(
            atEnd ? List.of() : shortenings(others, Shortening.Cause.CHANGE),
            grants,
            staying(plan)),
        new Validity(begin, last(grants).until()),
        policy == ChangePolicy.CREDIT ? unused(others) : List.of());
  }

  /**
   * An end set by hand, null for never: shortenings what goes beyond it, grants what is missing up
   * to it.
   */
  public LedgerEntries setEnd(LockedGroup plan, @Nullable Instant until) {
    List<Period> own = paid(of(plan.id()));
    if (until != null && !own.isEmpty() && !until.isAfter(own.get(0).during().from())) {
      throw Refusal.invalid(
              "until",
              "must be after the begin, " + own.get(0).during().from() + "; or end the membership")
          .asException();
    }
    List<Shortening> shortenings =
        until == null
            ? List.of()
            : own.stream()
                .filter(period -> !period.during().endsBy(until))
                .map(period -> new Shortening(period, until, Shortening.Cause.ENDED))
                .toList();
    List<Grant> grants = new ArrayList<>();
    missing(own, until)
        .ifPresent(
            missing -> {
              requireNoRival(plan.id(), missing);
              grants.add(Grant.of(PlanRank.of(plan), missing, Source.MANUAL));
            });
    return entries(shortenings, grants, staying(plan));
  }

  /** The end of a group now, as staff or the customer want it. */
  public LedgerEntries end(long groupId) {
    List<Period> all = open.stream().filter(of(groupId)).toList();
    return entries(shortenings(all, Shortening.Cause.ENDED), List.of(), leaving);
  }

  /**
   * What is left of the units of an order line goes back, with the days of grace that follow them.
   *
   * @param firstUnit the units from this one on
   */
  public LedgerEntries reverse(String order, String line, int firstUnit, Shortening.Cause cause) {
    List<Period> given =
        open.stream().filter(period -> isOf(period.unit(), order, line, firstUnit)).toList();
    return given.isEmpty()
        ? new LedgerEntries(List.of(), List.of())
        : entries(shortenings(given, cause), List.of(), leaving);
  }

  private static boolean isOf(@Nullable OrderUnit unit, String order, String line, int firstUnit) {
    return unit != null
        && unit.order().equals(order)
        && unit.line().equals(line)
        && unit.number() >= firstUnit;
  }

  /** The paid periods of a group are kept for later. */
  public LedgerEntries pause(long groupId) {
    return entries(shortenings(paid(of(groupId)), Shortening.Cause.PAUSE), List.of(), leaving);
  }

  /** What was kept goes on from now. */
  public LedgerEntries resume(LockedGroup plan, List<PausedPeriod> kept) {
    List<Grant> grants = new ArrayList<>();
    Instant first = later(endOf(paid(of(plan.id())), plan.code()), now);
    @Nullable Instant begin = first;
    for (PausedPeriod each : kept) {
      Instant from = Objects.requireNonNull(begin, "only the last one is for ever");
      begin = each.left() == null ? null : calendar.plusLeft(from, each.left());
      Validity during = new Validity(from, begin);
      grants.add(
          new Grant(
              PlanRank.of(plan),
              during,
              each.source(),
              each.unit(),
              each.worth(),
              each.periodId()));
    }
    requireNoRival(plan.id(), new Validity(first, begin));
    return entries(List.of(), grants, staying(plan));
  }

  /** A free trial from now on. */
  public LedgerEntries trial(LockedGroup plan, int days) {
    Validity during = new Validity(now, calendar.plusDays(now, days));
    requireNoRival(NO_GROUP, during);
    return entries(List.of(), List.of(Grant.of(PlanRank.of(plan), during, Source.TRIAL)), leaving);
  }

  /** The customer is going: no days of grace. */
  public LedgerEntries cancel(long groupId) {
    Set<Long> also = new HashSet<>(leaving);
    also.add(groupId);
    return entries(List.of(), List.of(), also);
  }

  /** The customer stays after all: days of grace as before. */
  public LedgerEntries reinstate(LockedGroup plan) {
    return entries(List.of(), List.of(), staying(plan));
  }

  private Set<Long> staying(LockedGroup plan) {
    Set<Long> others = new HashSet<>(leaving);
    others.remove(plan.id());
    return others;
  }

  /** The entries, with the days of grace as they lie afterwards. */
  private LedgerEntries entries(
      List<Shortening> shortenings, List<Grant> grants, Set<Long> leaving) {
    return new GraceDays(calendar, now, leaving).lay(open, new LedgerEntries(shortenings, grants));
  }

  /**
   * What the timer has to tell of a group, as it stands.
   *
   * @param reminds whether it reminds of the end; it does not where another plan follows anyway
   */
  public List<ScheduledNotice> dues(long groupId, boolean reminds) {
    List<Period> own = paid(of(groupId));
    List<Period> graces = graces(of(groupId));
    if (own.isEmpty() && graces.isEmpty()) {
      return List.of();
    }
    List<ScheduledNotice> dues = new ArrayList<>();
    Instant paidUntil = own.isEmpty() ? null : own.get(own.size() - 1).during().until();
    Instant end = graces.isEmpty() ? paidUntil : graces.get(graces.size() - 1).during().until();
    if (paidUntil != null && reminds && !isFollowed(paidUntil)) {
      for (int days : own.get(0).group().reminders()) {
        Instant at = calendar.plusDays(paidUntil, days);
        if (at.isAfter(now)) {
          dues.add(new ScheduledNotice(NoticeKind.REMINDER, days, at, paidUntil));
        }
      }
    }
    if (paidUntil != null && !graces.isEmpty()) {
      dues.add(new ScheduledNotice(NoticeKind.GRACE, 0, paidUntil, end));
    }
    if (end != null) {
      dues.add(new ScheduledNotice(NoticeKind.END, 0, end, end));
    }
    return dues;
  }

  private boolean isFollowed(Instant end) {
    return open.stream()
        .anyMatch(period -> !period.isGrace() && period.during().from().equals(end));
  }

  public boolean isLeaving(long groupId) {
    return leaving.contains(groupId);
  }

  /** The paid periods that pass, by their begin. */
  public List<Period> paid(Predicate<Period> which) {
    return open.stream().filter(period -> !period.isGrace()).filter(which).toList();
  }

  private List<Period> graces(Predicate<Period> which) {
    return open.stream().filter(Period::isGrace).filter(which).toList();
  }

  public static Predicate<Period> of(long groupId) {
    return period -> period.isOf(groupId);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** The end of the last of them, or long ago where there are none. */
  private static Instant endOf(List<Period> periods, String code) {
    Instant last = Instant.EPOCH;
    for (Period period : periods) {
      Instant until = period.during().until();
      if (until == null) {
        throw Refusal.conflict(
                "never-ends", "the membership of group " + code + " never ends, nothing can follow")
            .asException();
      }
      last = later(until, last);
    }
    return last;
  }

  private PurchaseReason reason(long groupId, List<Period> others) {
    Predicate<Period> isTrial = period -> period.source() == Source.TRIAL;
    if (!others.stream().allMatch(isTrial)) {
      return PurchaseReason.CHANGE;
    }
    boolean runs = open.stream().filter(of(groupId)).anyMatch(isTrial.negate());
    return runs ? PurchaseReason.RENEWAL : PurchaseReason.SIGNUP;
  }

  /** By the rank of the plan that is left: the one that runs, or else the first to come. */
  private static ChangePolicy policy(LockedGroup plan, List<Period> others) {
    Period left = others.get(0);
    Integer from = left.group().rank();
    Integer to = plan.plan().rank();
    if (left.source() == Source.TRIAL || from == null || to == null || from.equals(to)) {
      return ChangePolicy.FULL_FEE;
    }
    return to > from ? plan.plan().up() : plan.plan().down();
  }

  private List<Grant> grants(LockedGroup plan, Goods goods, Instant begin) {
    Integer days = goods.days();
    if (days == null && goods.units().size() > 1) {
      throw Refusal.invalid("quantity", "must be 1: a membership of this group never ends")
          .asException();
    }
    List<Grant> grants = new ArrayList<>();
    Instant from = begin;
    for (OrderUnit unit : goods.units()) {
      int number = grants.size() + 1;
      Instant until = days == null ? null : end(begin, (long) days * number);
      Validity during = new Validity(from, until);
      grants.add(new Grant(PlanRank.of(plan), during, goods.source(), unit, goods.worth(), null));
      from = until == null ? from : until;
    }
    return grants;
  }

  public Instant end(Instant begin, long days) {
    Instant end = days > 10_000_000 ? LATEST : calendar.plusDays(begin, (int) days);
    if (!end.isBefore(LATEST)) {
      throw Refusal.invalid("quantity", "must be less: it would last beyond the year 9998")
          .asException();
    }
    return end;
  }

  private static Validity last(List<Grant> grants) {
    return grants.get(grants.size() - 1).during();
  }

  private List<Shortening> shortenings(List<Period> periods, Shortening.Cause cause) {
    return periods.stream().map(period -> new Shortening(period, now, cause)).toList();
  }

  /** What lies between the last end, or now, and the end that was asked for. */
  private Optional<Validity> missing(List<Period> own, @Nullable Instant until) {
    Instant from = own.isEmpty() ? now : own.get(own.size() - 1).during().until();
    return from == null || (until != null && !until.isAfter(from))
        ? Optional.empty()
        : Optional.of(new Validity(from, until));
  }

  private void requireNoRival(long groupId, Validity wanted) {
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

  private List<Money> unused(List<Period> left) {
    List<Money> unused = new ArrayList<>();
    left.stream()
        .map(period -> period.worthAfter(now))
        .filter(Objects::nonNull)
        .forEach(worth -> add(unused, worth));
    return unused;
  }

  private static void add(List<Money> sums, Money more) {
    for (int index = 0; index < sums.size(); index++) {
      Money sum = sums.get(index);
      if (sum.currency().equals(more.currency())) {
        sums.set(index, new Money(sum.amount().add(more.amount()), sum.currency()));
        return;
      }
    }
    sums.add(more);
  }
}
