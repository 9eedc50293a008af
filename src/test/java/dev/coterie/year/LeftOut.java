package dev.coterie.year;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** Ways of giving a plan up that the year leaves out for the sake of one of its members. */
record LeftOut(Ledger ledger, Instant now, Plan plan, Days days) {

  /**
   * Whether others would have more days of grace without the plan: the chapter does not say whether
   * they get them when it is ended.
   */
  boolean takesGrace() {
    Ledger without = ledger.copy();
    without.end(now, plan);
    return !graces(without).equals(graces(ledger));
  }

  private List<Period> graces(Ledger any) {
    Predicate<Period> others = Periods.besides(plan);
    return any.standing().periods().which(others.and(Period::isGrace));
  }

  /**
   * Whether an hour that the clocks repeat would be among what is paused, went it on now: where it
   * moves, the service has its value shrink.
   */
  boolean pausesRepeatedHour() {
    List<Kept> kept = ledger.copy().end(now, plan).kept();
    return Kept.goOn(kept, plan, now, days).stream()
        .anyMatch(
            part -> part.worth().time().compareTo(days.between(part.from(), part.until())) > 0);
  }
}
