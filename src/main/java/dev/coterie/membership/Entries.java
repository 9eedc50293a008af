package dev.coterie.membership;

import dev.coterie.kernel.Validity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one decision adds to the ledger, on its way there. */
record Entries(List<Cut> cuts, List<Grant> grants) {

  Entries {
    cuts = List.copyOf(cuts);
    grants = List.copyOf(grants);
  }

  /** The stretches as they are once this is written. */
  List<Stretch> applyTo(List<Stretch> stretches) {
    Map<Stretch, Instant> ends = new HashMap<>();
    cuts.forEach(cut -> ends.merge(cut.stretch(), cut.until(), Entries::earlier));
    List<Stretch> after = new ArrayList<>();
    for (Stretch stretch : stretches) {
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

  private static Stretch shortened(Stretch stretch, Instant end) {
    return new Stretch(
        stretch.id(),
        stretch.group(),
        stretch.source(),
        new Validity(stretch.during().from(), end),
        stretch.granted(),
        stretch.unit(),
        stretch.worth());
  }

  private static Stretch stretch(Grant grant) {
    return new Stretch(
        0,
        grant.group(),
        grant.source(),
        grant.during(),
        grant.during(),
        grant.unit(),
        grant.worth());
  }
}
