package dev.coterie.year.ledger;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is left of a period while it does not run.
 *
 * @param left on the clock on the wall
 * @param value what was paid for that
 */
public record Kept(Period period, Duration left, BigDecimal value) {

  /** What a pause keeps of a period: its time by the clock on the wall, and what it is worth. */
  static Kept of(Period period, Instant now, Days days) {
    Instant from = now.isAfter(period.from()) ? now : period.from();
    Instant until = period.until();
    return new Kept(
        period, days.between(from, until), period.worth().of(Duration.between(from, until)));
  }

  /** The periods as which they go on, one after the other, each counted from the begin of all. */
  static List<Period> goOn(List<Kept> all, Plan plan, Instant from, Days days) {
    List<Period> periods = new ArrayList<>();
    Instant begin = from;
    Duration time = Duration.ZERO;
    for (Kept kept : all) {
      time = time.plus(kept.left);
      Instant until = days.later(from, time);
      periods.add(Period.part(kept.period, plan, begin, until, kept.value));
      begin = until;
    }
    return periods;
  }
}
