package dev.coterie.order.quote;

import dev.coterie.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * A plan, as a quote needs it.
 *
 * @param days of one duration, null for ever
 * @param fee null where its product is not on sale
 */
record OfferedPlan(
    long id, String code, String name, @Nullable Money fee, @Nullable Integer days) {}
