package dev.coterie.membership;

import dev.coterie.kernel.Money;
import dev.coterie.ledger.tier.Source;
import org.jspecify.annotations.Nullable;

/**
 * Units of an order line.
 *
 * @param days that each unit gives, null for ever
 * @param firstUnit the number of the first of them within the line
 * @param source {@code ORDER} or {@code GIFT}
 * @param worth what was paid for one unit, null where nothing was
 */
public record Sale(
    String customer,
    long groupId,
    @Nullable Integer days,
    String order,
    String line,
    int firstUnit,
    int units,
    Source source,
    @Nullable Money worth) {}
