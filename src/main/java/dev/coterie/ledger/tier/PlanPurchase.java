package dev.coterie.ledger.tier;

import dev.coterie.group.terms.LockedGroup;
import dev.coterie.group.terms.Plan.ChangePolicy;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Validity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The purchase of a plan: where it begins, and what becomes of other plans of the tier. */
record PlanPurchase(TierLedger ledger, LockedGroup plan) {
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");
  private static final long MAX_DAYS = 10_000_000;

  Purchase of(Goods goods) {
    List<Period> others = ledger.paid(period -> !period.isOf(plan.id()));
    if (others.stream().noneMatch(period -> period.source() != Source.TRIAL)) {
      PurchaseReason reason = goesOn() ? PurchaseReason.RENEWAL : PurchaseReason.SIGNUP;
      return atOnce(reason, goods, others, List.of());
    }
    return runs() ? renewal(goods, others) : change(goods, others);
  }

  /** Whether it is held or to come, and be it in its days of grace. */
  private boolean goesOn() {
    return ledger.open(plan.id()).stream().anyMatch(period -> period.source() != Source.TRIAL);
  }

  /** Whether it is held now, other than on trial. */
  private boolean runs() {
    return ledger.open(plan.id()).stream()
        .filter(period -> period.source() != Source.TRIAL)
        .anyMatch(period -> period.during().contains(ledger.now()));
  }

  /** What goes on follows its own end, and what would come then of other plans follows that. */
  private Purchase renewal(Goods goods, List<Period> others) {
    Instant begin = ledger.endOfPaid(plan.id());
    List<Grant> grants = grants(goods, begin);
    Relocation moved = ledger.relocation();
    moved.push(
        others.stream().filter(other -> !other.during().from().isBefore(begin)).toList(),
        end(grants));
    return purchase(PurchaseReason.RENEWAL, moved, grants, List.of());
  }

  private Purchase change(Goods goods, List<Period> others) {
    List<ChangePolicy> policies = others.stream().map(this::policy).toList();
    requireAllowed(policies, others);
    return policies.contains(ChangePolicy.AT_END)
        ? atEnd(goods)
        : atOnce(PurchaseReason.CHANGE, goods, others, credited(others));
  }

  /** After all that is paid of the tier. */
  private Purchase atEnd(Goods goods) {
    Instant end = TierLedger.endOf(ledger.paid(period -> true));
    List<Grant> grants = grants(goods, TierLedger.later(end, ledger.now()));
    return purchase(PurchaseReason.CHANGE, ledger.relocation(), grants, List.of());
  }

  /** In place of the others: what is to come of the plan itself begins now, and this follows it. */
  private Purchase atOnce(
      PurchaseReason reason, Goods goods, List<Period> others, List<Period> credited) {
    Relocation moved = ledger.relocation();
    moved.leave(others);
    Instant begin =
        others.isEmpty()
            ? ledger.endOfPaid(plan.id())
            : moved.pull(ledger.paid(TierLedger.of(plan.id())));
    return purchase(reason, moved, grants(goods, begin), credited);
  }

  private Purchase purchase(
      PurchaseReason reason, Relocation moved, List<Grant> bought, List<Period> credited) {
    List<Grant> grants = new ArrayList<>(moved.grants());
    grants.addAll(bought);
    return new Purchase(
        reason,
        ledger.entriesOfCustomerWhoStays(plan.id(), moved.shortenings(), grants),
        new Validity(bought.get(0).during().from(), end(bought)),
        UnusedValues.of(credited, ledger.now()));
  }

  private List<Period> credited(List<Period> others) {
    return others.stream().filter(left -> policy(left) == ChangePolicy.CREDIT).toList();
  }

  /** By the rank of a plan that is left; what was never paid for has no say. */
  private ChangePolicy policy(Period left) {
    Integer from = left.group().rank();
    Integer to = plan.plan().rank();
    if (left.source() == Source.TRIAL || from == null || to == null || from.equals(to)) {
      return ChangePolicy.FULL_FEE;
    }
    return to > from ? plan.plan().up() : plan.plan().down();
  }

  private void requireAllowed(List<ChangePolicy> policies, List<Period> others) {
    int refused = policies.indexOf(ChangePolicy.REFUSED);
    if (refused >= 0) {
      throw Refusal.conflict(
              "change-not-allowed",
              "a change from %s to %s is not allowed"
                  .formatted(others.get(refused).group().code(), plan.code()))
          .asException();
    }
  }

  private static @Nullable Instant end(List<Grant> grants) {
    return grants.get(grants.size() - 1).during().until();
  }

  private List<Grant> grants(Goods goods, Instant begin) {
    Integer days = goods.days();
    if (days == null && goods.units().size() > 1) {
      throw Refusal.invalid("quantity", "must be 1: a membership of this group never ends")
          .asException();
    }
    List<Grant> grants = new ArrayList<>();
    Instant from = begin;
    for (PaidUnit paid : goods.units()) {
      int number = grants.size() + 1;
      Instant until = days == null ? null : end(begin, (long) days * number);
      Validity during = new Validity(from, until);
      grants.add(
          new Grant(PlanRank.of(plan), during, goods.source(), paid.unit(), paid.worth(), null));
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
}
