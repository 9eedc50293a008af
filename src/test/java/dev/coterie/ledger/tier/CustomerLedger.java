package dev.coterie.ledger.tier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.group.terms.GroupKind;
import dev.coterie.group.terms.GroupTerms;
import dev.coterie.group.terms.LockedGroup;
import dev.coterie.group.terms.Plan;
import dev.coterie.group.terms.Plan.ChangePolicy;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.RefusedException;
import dev.coterie.kernel.ShopCalendar;
import dev.coterie.kernel.Validity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One customer's ledger of one tier, kept as the tables would keep it, with a count of its own of
 * what was paid: days of local time, which a change of the clocks does not alter.
 */
final class CustomerLedger {
  private static final List<ChangePolicy> POLICIES = List.of(ChangePolicy.values());
  static final int PLANS = POLICIES.size();

  /** An hour that the clocks skip moves an end by as much; nothing else may. */
  private static final Duration SKIPPED = Duration.ofHours(1);

  private static final Money WORTH = Money.of("30.00", Money.currency("USD"));

  private final ShopCalendar calendar;
  private final ZoneId zone;
  private Instant now;
  private long lastId;
  private int orders;
  private final List<Period> rows = new ArrayList<>();
  private final Map<OrderUnit, Duration> paid = new HashMap<>();
  private final Map<OrderUnit, Duration> reversed = new HashMap<>();
  private final Map<Long, List<PausedPeriod>> paused = new HashMap<>();
  private final List<OrderUnit> bought = new ArrayList<>();

  CustomerLedger(ZoneId zone, Instant begin) {
    this.calendar = new ShopCalendar(zone);
    this.zone = zone;
    this.now = begin;
  }

  /** What may happen. */
  enum Act {
    BUY,
    ASSIGN,
    END,
    REFUND,
    PAUSE,
    RESUME,
    TRIAL,
    WAIT,
    CLOCK_STEPS_BACK
  }

  /**
   * One thing that happens.
   *
   * @param plan which of the plans
   * @param units how many durations
   * @param days of a duration
   * @param seconds how long to wait, or which order to refund
   */
  record Step(Act act, int plan, int units, int days, long seconds) {}

  List<Period> rows() {
    return List.copyOf(rows);
  }

  Instant lastEnd() {
    return rows.stream()
        .map(row -> Objects.requireNonNull(row.during().until()))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  void take(Step step) {
    try {
      act(step);
    } catch (RefusedException refused) {
      // nothing was done
    }
  }

  private void act(Step step) {
    LockedGroup plan = plan(step.plan());
    switch (step.act()) {
      case BUY -> buy(plan, step);
      case ASSIGN -> write(open().setEnd(plan, now.plusSeconds(step.seconds() + 1)));
      case END -> {
        paused.getOrDefault(plan.id(), List.of()).forEach(this::drop);
        paused.remove(plan.id());
        write(open().end(plan.id()));
      }
      case REFUND -> refund(step);
      case PAUSE -> pause(plan);
      case RESUME -> resume(plan);
      case TRIAL -> write(open().trial(plan, step.days()));
      case WAIT -> now = now.plusSeconds(step.seconds());
      case CLOCK_STEPS_BACK -> now = now.minusSeconds(step.seconds() % 5);
    }
  }

  private void buy(LockedGroup plan, Step step) {
    for (long group : List.copyOf(paused.keySet())) {
      resume(plan((int) group - 1));
    }
    String order = "order-" + orders++;
    List<OrderUnit> units =
        IntStream.range(0, step.units())
            .mapToObj(number -> new OrderUnit(order, "1", number))
            .toList();
    Purchase purchase = open().buy(plan, goods(units, step.days()));
    Duration all = local(purchase.during());
    assertThat(all.minusDays((long) step.days() * step.units()).abs()).isLessThanOrEqualTo(SKIPPED);
    purchase.entries().grants().stream()
        .filter(grant -> grant.unit() != null && grant.source() != Source.GRACE)
        .filter(grant -> grant.continues() == null)
        .forEach(grant -> paid.put(grant.unit(), local(grant.during())));
    write(purchase.entries());
    bought.addAll(units);
  }

  private static Goods goods(List<OrderUnit> units, int days) {
    return new Goods(
        units.stream().map(unit -> new PaidUnit(unit, WORTH)).toList(), days, Source.ORDER);
  }

  private void refund(Step step) {
    if (bought.isEmpty()) {
      return;
    }
    OrderUnit unit = bought.get((int) (step.seconds() % bought.size()));
    paused.replaceAll(
        (group, left) -> left.stream().filter(each -> !reverses(each, unit)).toList());
    write(open().reverse(unit.order(), "1", unit.number(), Shortening.Cause.REFUND));
  }

  /** Counts what a refund reverses of a pause. */
  private boolean reverses(PausedPeriod period, OrderUnit from) {
    OrderUnit unit = period.unit();
    boolean reversed =
        unit != null && unit.order().equals(from.order()) && unit.number() >= from.number();
    if (reversed) {
      drop(period);
    }
    return reversed;
  }

  private void drop(PausedPeriod period) {
    if (period.unit() != null) {
      reversed.merge(period.unit(), Objects.requireNonNull(period.left()), Duration::plus);
    }
  }

  private void pause(LockedGroup plan) {
    List<Period> own = open().paid(TierLedger.of(plan.id()));
    if (paused.containsKey(plan.id())
        || own.isEmpty()
        || own.stream().anyMatch(row -> row.source() == Source.TRIAL)) {
      return;
    }
    List<PausedPeriod> left = new ArrayList<>();
    for (Period row : own) {
      Instant from = row.during().from().isAfter(now) ? row.during().from() : now;
      Duration rest = calendar.left(from, Objects.requireNonNull(row.during().until()));
      left.add(new PausedPeriod(row.id(), rest, row.source(), row.unit(), row.worth()));
    }
    write(open().pause(plan.id()));
    paused.put(plan.id(), left);
  }

  private void resume(LockedGroup plan) {
    List<PausedPeriod> left = paused.getOrDefault(plan.id(), List.of());
    if (!left.isEmpty()) {
      LedgerEntries entries = open().resume(plan, left);
      for (int index = 0; index < left.size(); index++) {
        countDrift(left.get(index), entries.grants().get(index));
      }
      write(entries);
    }
    paused.remove(plan.id());
  }

  /** What goes on lasts as long as what was paused, unless it would end in a skipped hour. */
  private void countDrift(PausedPeriod period, Grant grant) {
    Duration left = Objects.requireNonNull(period.left());
    Duration drift = local(grant.during()).minus(left);
    LocalDateTime wanted = local(grant.during().from()).plus(left);
    boolean skipped = zone.getRules().getValidOffsets(wanted).isEmpty();
    assertThat(drift).isEqualTo(skipped ? SKIPPED : Duration.ZERO);
    if (grant.unit() != null) {
      paid.merge(grant.unit(), drift, Duration::plus);
    }
  }

  /** As of a pause, of a period that lies elsewhere now. */
  private void countDrift(Period moved, List<Grant> grants) {
    Duration left = local(moved.during());
    Grant grant =
        grants.stream()
            .filter(each -> Objects.equals(each.continues(), moved.id()))
            .findFirst()
            .orElseThrow();
    countDrift(
        new PausedPeriod(moved.id(), left, moved.source(), moved.unit(), moved.worth()), grant);
  }

  private TierLedger open() {
    return new TierLedger(calendar, now, rows, Set.of());
  }

  /**
   * Writes a row that is shortened as the ledger does: shorter, or not at all where nothing is
   * left.
   */
  private void write(LedgerEntries entries) {
    for (Shortening shortening : entries.shortenings()) {
      Period row = shortening.period();
      Instant end = Objects.requireNonNull(row.during().until());
      if (shortening.cause() == Shortening.Cause.MOVED) {
        countDrift(row, entries.grants());
      } else if (row.unit() != null
          && !row.isGrace()
          && shortening.cause() != Shortening.Cause.PAUSE
          && shortening.from().isBefore(end)) {
        reversed.merge(row.unit(), local(new Validity(shortening.from(), end)), Duration::plus);
      }
    }
    List<Period> after = entries.applyTo(rows);
    rows.clear();
    for (Period row : after) {
      rows.add(
          row.id() != 0
              ? row
              : new Period(
                  ++lastId,
                  row.group(),
                  row.source(),
                  row.during(),
                  row.granted(),
                  row.unit(),
                  row.worth()));
    }
  }

  void requireNoOverlap() {
    List<Period> byBegin =
        rows.stream().sorted(Comparator.comparing(row -> row.during().from())).toList();
    for (int index = 1; index < byBegin.size(); index++) {
      assertThat(byBegin.get(index).during().from())
          .isAfterOrEqualTo(byBegin.get(index - 1).during().until());
    }
  }

  /** What was held at an instant that is past stays so. */
  void requirePastUnchanged(List<Period> before) {
    for (Period row : before) {
      if (row.during().from().isBefore(now)) {
        Period after =
            rows.stream().filter(other -> other.id() == row.id()).findFirst().orElseThrow();
        Instant until = Objects.requireNonNull(after.during().until());
        boolean shortened = !until.equals(row.during().until());
        assertThat(shortened && until.isBefore(now)).isFalse();
      }
    }
  }

  /** Each unit that was paid is held, paused, or was reversed: to the second. */
  void requireGrantedIsPaid() {
    Map<OrderUnit, Duration> held = new HashMap<>(reversed);
    rows.stream()
        .filter(row -> row.unit() != null && !row.isGrace())
        .forEach(row -> held.merge(row.unit(), local(row.during()), Duration::plus));
    paused.values().stream()
        .flatMap(List::stream)
        .filter(period -> period.unit() != null)
        .forEach(period -> held.merge(period.unit(), period.left(), Duration::plus));
    for (Map.Entry<OrderUnit, Duration> unit : paid.entrySet()) {
      Duration sum = held.getOrDefault(unit.getKey(), Duration.ZERO);
      assertThat(sum).isEqualTo(unit.getValue());
    }
  }

  private Duration local(Validity during) {
    return Duration.between(local(during.from()), local(Objects.requireNonNull(during.until())));
  }

  private LocalDateTime local(Instant instant) {
    return instant.atZone(zone).toLocalDateTime();
  }

  private static LockedGroup plan(int number) {
    ChangePolicy policy = POLICIES.get(number);
    Plan plan =
        new Plan(
            WORTH, 30, number == 1 ? 7 : 0, 14, number, policy, policy, List.of(-30, -7, -1), null);
    String code = "plan-" + number;
    GroupTerms terms = GroupTerms.named(code, GroupKind.DISCOUNT, code).withPlan(plan);
    return new LockedGroup(number + 1L, terms, "discount", null, false, 1);
  }
}
