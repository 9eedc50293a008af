package dev.coterie.ledger;

import dev.coterie.kernel.Validity;
import dev.coterie.ledger.tier.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A membership as a status is decided from it: its state, and a period or none in each of five
 * places in time that do not overlap.
 */
record StatusCase(MembershipState state, List<MembershipPeriod> periods) {

  /** What lies at an instant, or after it. */
  enum Lying {
    NOTHING,
    PAID,
    GRACE
  }

  /** All that can be, around the instant. */
  static List<StatusCase> all(Instant at) {
    List<StatusCase> all = new ArrayList<>();
    for (MembershipState state : MembershipState.values()) {
      for (Lying now : Lying.values()) {
        for (int others = 0; others < 16; others++) {
          all.add(of(at, state, now, others));
        }
      }
    }
    return all;
  }

  /** Those with this at the instant, and this, among other things, later; what is over varies. */
  static List<StatusCase> with(Instant at, MembershipState state, Lying now, Lying later) {
    return all(at).stream()
        .filter(one -> one.state == state)
        .filter(one -> one.lying(period -> period.during().contains(at)) == now)
        .filter(one -> one.lying(period -> period.during().from().isAfter(at)) == later)
        .toList();
  }

  private Lying lying(Predicate<MembershipPeriod> where) {
    List<MembershipPeriod> there = periods.stream().filter(where).toList();
    if (there.isEmpty()) {
      return Lying.NOTHING;
    }
    return there.stream().allMatch(MembershipPeriod::isGrace) ? Lying.GRACE : Lying.PAID;
  }

  /**
   * One of them.
   *
   * @param others a bit each: paid before, grace before, paid later, grace later
   */
  private static StatusCase of(Instant at, MembershipState state, Lying now, int others) {
    List<@Nullable MembershipPeriod> periods = new ArrayList<>();
    periods.add((others & 1) == 0 ? null : period(at, -4, Source.ORDER));
    periods.add((others & 2) == 0 ? null : period(at, -2, Source.GRACE));
    periods.add(now == Lying.NOTHING ? null : period(at, 0, source(now)));
    periods.add((others & 4) == 0 ? null : period(at, 2, Source.MANUAL));
    periods.add((others & 8) == 0 ? null : period(at, 4, Source.GRACE));
    return new StatusCase(state, periods.stream().filter(period -> period != null).toList());
  }

  private static Source source(Lying now) {
    return now == Lying.PAID ? Source.ORDER : Source.GRACE;
  }

  /** Two days around so many days from the instant; the last that came before ends with it. */
  private static MembershipPeriod period(Instant at, int days, Source source) {
    Instant middle = at.plus(Duration.ofDays(days));
    Instant from = days == 0 ? at : middle.minus(Duration.ofDays(1));
    Instant until = days == -2 ? at : middle.plus(Duration.ofDays(1));
    return new MembershipPeriod(new Validity(from, until), source, null, "test", "");
  }
}
