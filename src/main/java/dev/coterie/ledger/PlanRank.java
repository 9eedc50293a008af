package dev.coterie.ledger;

import dev.coterie.group.LockedGroup;
import dev.coterie.group.Plan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A group by its place among the plans of its tier, and what follows from its end. */
public record PlanRank(
    long id,
    String code,
    String exclusion,
    @Nullable Integer rank,
    int graceDays,
    List<Integer> reminders) {

  static PlanRank of(LockedGroup group) {
    Plan plan = group.plan();
    return new PlanRank(
        group.id(),
        group.code(),
        group.exclusion(),
        plan.rank(),
        plan.graceDays(),
        plan.reminders());
  }
}
