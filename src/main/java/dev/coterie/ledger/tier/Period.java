package dev.coterie.ledger.tier;

import dev.coterie.kernel.Money;
import dev.coterie.kernel.Validity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is left of one period of the ledger, where its end is still to come.
 *
 * @param id 0 for one that is not written yet
 * @param granted as it was granted, before it was shortened
 * @param unit the unit of an order line that gave it, or that its days of grace follow; null where
 *     none did
 * @param worth what was paid for all of {@code granted}, null where nothing was
 */
public record Period(
    long id,
    PlanRank group,
    Source source,
    Validity during,
    Validity granted,
    @Nullable OrderUnit unit,
    @Nullable Money worth)
    implements LedgerPeriod {

  public boolean isOf(long groupId) {
    return group.id() == groupId;
  }

  /** What was paid for the time after the instant, not rounded yet; null where nothing was. */
  public @Nullable Money worthAfter(Instant instant) {
    Instant grantedUntil = granted.until();
    Instant until = during.until();
    if (worth == null || grantedUntil == null || until == null) {
      return worth;
    }
    Instant from = instant.isAfter(during.from()) ? instant : during.from();
    return worth.share(micros(from, until), micros(granted.from(), grantedUntil));
  }

  private static BigDecimal micros(Instant from, Instant until) {
    return BigDecimal.valueOf(Duration.between(from, until).toNanos() / 1_000);
  }
}
