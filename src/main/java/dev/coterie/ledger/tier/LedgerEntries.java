package dev.coterie.ledger.tier;

import dev.coterie.kernel.Validity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one decision adds to the ledger: periods that end earlier, and new ones. */
public record LedgerEntries(List<Shortening> shortenings, List<Grant> grants) {

  public LedgerEntries {
    shortenings = List.copyOf(shortenings);
    grants = List.copyOf(grants);
  }

  /** The periods as they are once this is written. */
  public List<Period> applyTo(List<Period> periods) {
    Map<Period, Instant> ends = new HashMap<>();
    shortenings.forEach(
        shortening -> ends.merge(shortening.period(), shortening.until(), LedgerEntries::earlier));
    List<Period> after = new ArrayList<>();
    for (Period period : periods) {
      Instant end = ends.get(period);
      if (end == null) {
        after.add(period);
      } else if (end.isAfter(period.during().from())) {
        after.add(shortened(period, end));
      }
    }
    grants.forEach(grant -> after.add(period(grant)));
    return after;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Period shortened(Period period, Instant end) {
    return new Period(
        period.id(),
        period.group(),
        period.source(),
        new Validity(period.during().from(), end),
        period.granted(),
        period.unit(),
        period.worth());
  }

  private static Period period(Grant grant) {
    return new Period(
        0,
        grant.group(),
        grant.source(),
        grant.during(),
        grant.during(),
        grant.unit(),
        grant.worth());
  }
}
