package dev.coterie.ledger;

import dev.coterie.kernel.Validity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one decision adds to the ledger, on its way there. */
public record LedgerEntries(List<Shortening> cuts, List<Grant> grants) {

  public LedgerEntries {
    cuts = List.copyOf(cuts);
    grants = List.copyOf(grants);
  }

  /** The stretches as they are once this is written. */
  public List<Period> applyTo(List<Period> stretches) {
    Map<Period, Instant> ends = new HashMap<>();
    cuts.forEach(cut -> ends.merge(cut.stretch(), cut.until(), LedgerEntries::earlier));
    List<Period> after = new ArrayList<>();
    for (Period stretch : stretches) {
      Instant end = ends.get(stretch);
      if (end == null) {
        after.add(stretch);
      } else if (end.isAfter(stretch.during().from())) {
        after.add(shortened(stretch, end));
      }
    }
    grants.forEach(grant -> after.add(stretch(grant)));
    return after;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Period shortened(Period stretch, Instant end) {
    return new Period(
        stretch.id(),
        stretch.group(),
        stretch.source(),
        new Validity(stretch.during().from(), end),
        stretch.granted(),
        stretch.unit(),
        stretch.worth());
  }

  private static Period stretch(Grant grant) {
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
