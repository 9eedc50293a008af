package dev.coterie.order.charge;

import dev.coterie.kernel.Money;
import java.time.Instant;

/**
 * What a line charges.
 *
 * @param customer the code of the customer of the id
 * @param group the code of the group of the id
 */
public record NewCharge(
    long customerId,
    String customer,
    long groupId,
    String group,
    ChargeReason reason,
    Money amount,
    Instant at) {}
