package dev.coterie.ledger.tier;

import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.ShopCalendar;
import dev.coterie.kernel.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a decision does to periods beside what it adds: those that it leaves, and those still to
 * come that lie elsewhere afterwards. A period that moves keeps its length in local time and its
 * worth.
 */
final class Relocation {
  private final ShopCalendar calendar;
  private final Instant now;
  private final List<Shortening> shortenings = new ArrayList<>();
  private final List<Grant> grants = new ArrayList<>();

  Relocation(ShopCalendar calendar, Instant now) {
    this.calendar = calendar;
    this.now = now;
  }

  List<Shortening> shortenings() {
    return shortenings;
  }

  List<Grant> grants() {
    return grants;
  }

  /** A change leaves what is left of the periods. */
  void leave(List<Period> periods) {
    periods.forEach(
        period -> shortenings.add(new Shortening(period, now, Shortening.Cause.CHANGE)));
  }

  /** Has periods follow each other from now on without a gap; answers where the last one ends. */
  Instant pull(List<Period> periods) {
    Instant begin = now;
    for (Period period : periods) {
      Instant end =
          period.during().from().isAfter(begin) ? move(period, begin) : period.during().until();
      if (end == null) {
        throw TierLedger.neverEnds(period.group().code());
      }
      begin = end;
    }
    return begin;
  }

  /**
   * Moves periods to come back, as far as it takes to begin no earlier than an instant.
   *
   * @param free null for never
   */
  void push(List<Period> toCome, @Nullable Instant free) {
    Instant begin = free;
    for (Period period : toCome) {
      if (begin == null) {
        throw Refusal.conflict(
                "never-ends",
                "it would never end, and the plan %s that is to come could never begin"
                    .formatted(period.group().code()))
            .asException();
      }
      begin =
          period.during().from().isBefore(begin) ? move(period, begin) : period.during().until();
    }
  }

  private @Nullable Instant move(Period period, Instant begin) {
    Instant until = period.during().until();
    Duration length = until == null ? null : calendar.left(period.during().from(), until);
    Instant end = length == null ? null : calendar.plusLeft(begin, length);
    shortenings.add(new Shortening(period, now, Shortening.Cause.MOVED));
    grants.add(
        new Grant(
            period.group(),
            new Validity(begin, end),
            period.source(),
            period.unit(),
            period.worthAfter(now),
            period.id()));
    return end;
  }
}
