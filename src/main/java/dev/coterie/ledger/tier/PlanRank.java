package dev.coterie.ledger.tier;

import dev.coterie.group.terms.LockedGroup;
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

  public PlanRank {
    reminders = List.copyOf(reminders);
  }

  static PlanRank of(LockedGroup group) {
    return new PlanRank(
        group.id(),
        group.code(),
        group.exclusion(),
        group.plan().rank(),
        group.plan().graceDays(),
        group.plan().reminders());
  }
}
