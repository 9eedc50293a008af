package dev.coterie.order.charge;

import dev.coterie.kernel.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a line charges.
 *
 * @param customer the code of the customer of the id
 * @param group the code of the group of the id
 * @param fee what the line should have come to, null where nothing says so
 */
public record NewCharge(
    long customerId,
    String customer,
    long groupId,
    String group,
    ChargeReason reason,
    Money amount,
    @Nullable Money fee,
    Instant at) {}
