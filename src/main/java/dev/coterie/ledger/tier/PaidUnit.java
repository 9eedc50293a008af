package dev.coterie.ledger.tier;

import dev.coterie.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * One unit of an order line, with what was paid for it.
 *
 * @param worth null where nothing was
 */
public record PaidUnit(OrderUnit unit, @Nullable Money worth) {}
