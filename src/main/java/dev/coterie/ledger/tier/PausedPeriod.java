package dev.coterie.ledger.tier;

import dev.coterie.kernel.Money;
import dev.coterie.kernel.Validity;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a period.
 *
 * @param left local time, null for ever
 * @param worth what was paid for what is left, null where nothing was
 */
public record PausedPeriod(
    long periodId,
    @Nullable Duration left,
    Source source,
    @Nullable OrderUnit unit,
    @Nullable Money worth) {

  /**
   * What is left of a period from now on.
   *
   * @param left local time, null for ever
   */
  public static PausedPeriod of(Period period, @Nullable Duration left, Instant now) {
    return new PausedPeriod(
        period.id(), left, period.source(), period.unit(), period.worthAfter(now));
  }

  /** The period that it goes on as. */
  Grant from(PlanRank group, Validity during) {
    return new Grant(group, during, source, unit, worth, periodId);
  }
}
