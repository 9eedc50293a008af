package dev.coterie.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A group by its place among the plans of its tier, and what follows from its end. */
public record PlanRank(
    long id,
    String code,
    String exclusion,
    @Nullable Integer rank,
    int graceDays,
    List<Integer> reminders) {}
