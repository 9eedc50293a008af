package dev.coterie.ledger.tier;

import dev.coterie.group.terms.LockedGroup;
import dev.coterie.group.terms.Plan.ChangePolicy;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Validity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** The purchase of a plan: where it begins, and what becomes of other plans of the tier. */
record PlanPurchase(TierLedger ledger, LockedGroup plan) {
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");
  private static final long MAX_DAYS = 10_000_000;

  Purchase of(Goods goods) {
    List<Period> others = ledger.paid(period -> !period.isOf(plan.id()));
    ChangePolicy policy = others.isEmpty() ? ChangePolicy.FULL_FEE : policy(others);
    requireAllowed(policy, others);
    boolean atEnd = policy == ChangePolicy.AT_END;
    Instant begin = begin(atEnd ? others : List.of());
    List<Grant> grants = grants(goods, begin);
    List<Shortening> shortenings =
        atEnd ? List.of() : ledger.shortenings(others, Shortening.Cause.CHANGE);
    return new Purchase(
        reason(others),
        ledger.entriesOfCustomerWhoStays(plan.id(), shortenings, grants),
        new Validity(begin, grants.get(grants.size() - 1).during().until()),
        policy == ChangePolicy.CREDIT ? unused(others) : List.of());
  }

  /** By the rank of the plan that is left: the one that runs, or else the first to come. */
  private ChangePolicy policy(List<Period> others) {
    Period left = others.get(0);
    Integer from = left.group().rank();
    Integer to = plan.plan().rank();
    if (left.source() == Source.TRIAL || from == null || to == null || from.equals(to)) {
      return ChangePolicy.FULL_FEE;
    }
    return to > from ? plan.plan().up() : plan.plan().down();
  }

  private void requireAllowed(ChangePolicy policy, List<Period> others) {
    if (policy == ChangePolicy.REFUSED) {
      throw Refusal.conflict(
              "change-not-allowed",
              "a change from %s to %s is not allowed"
                  .formatted(others.get(0).group().code(), plan.code()))
          .asException();
    }
  }

  /** After what is paid of the plan, and after these periods of other plans. */
  private Instant begin(List<Period> before) {
    Instant begin = ledger.endOfPaid(plan.id(), plan.code());
    return before.isEmpty()
        ? begin
        : TierLedger.later(TierLedger.endOf(before, before.get(0).group().code()), begin);
  }

  private List<Grant> grants(Goods goods, Instant begin) {
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

  private Instant end(Instant begin, long days) {
    Instant end = days > MAX_DAYS ? LATEST : ledger.calendar().plusDays(begin, (int) days);
    if (!end.isBefore(LATEST)) {
      throw Refusal.invalid("quantity", "must be less: it would last beyond the year 9998")
          .asException();
    }
    return end;
  }

  private PurchaseReason reason(List<Period> others) {
    Predicate<Period> isTrial = period -> period.source() == Source.TRIAL;
    if (!others.stream().allMatch(isTrial)) {
      return PurchaseReason.CHANGE;
    }
    boolean runs = ledger.open(plan.id()).stream().anyMatch(isTrial.negate());
    return runs ? PurchaseReason.RENEWAL : PurchaseReason.SIGNUP;
  }

  private List<Money> unused(List<Period> left) {
    List<Money> unused = new ArrayList<>();
    left.stream()
        .map(period -> period.worthAfter(ledger.now()))
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
