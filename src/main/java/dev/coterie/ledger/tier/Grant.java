package dev.coterie.ledger.tier;

import dev.coterie.kernel.Money;
import dev.coterie.kernel.Validity;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A period to be added to the ledger.
 *
 * @param unit the unit of an order line that gives it, or that its days of grace follow
 * @param worth what was paid for it, null where nothing was
 * @param continues the period that it goes on with, null where it continues none
 */
public record Grant(
    PlanRank group,
    Validity during,
    Source source,
    @Nullable OrderUnit unit,
    @Nullable Money worth,
    @Nullable Long continues) {

  static Grant of(PlanRank group, Validity during, Source source) {
    return new Grant(group, during, source, null, null, null);
  }

  /** Whether the period is the one that this would give. */
  boolean isAs(Period period) {
    return period.isOf(group.id())
        && period.source() == source
        && period.during().equals(during)
        && Objects.equals(period.unit(), unit);
  }
}
