package dev.coterie.ledger.tier;

import dev.coterie.kernel.Money;
import java.time.Duration;
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
    @Nullable Money worth) {}
