package dev.coterie.order.charge;

import dev.coterie.kernel.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A charge; it is never changed.
 *
 * @param fee what its line should have come to: the plan's fee for each unit, or what was quoted;
 *     null where the plan had none, and for charges from before this was kept
 * @param belowFee whether it came to less, or to another currency; null where there is no fee
 */
public record Charge(
    long id,
    String customer,
    String group,
    ChargeReason reason,
    Money amount,
    @Nullable Money fee,
    @Nullable Boolean belowFee,
    String order,
    Instant at) {}
