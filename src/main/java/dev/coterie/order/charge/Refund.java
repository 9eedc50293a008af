package dev.coterie.order.charge;

import dev.coterie.kernel.Money;
import java.time.Instant;

/**
 * Money that went back; it is never changed.
 *
 * @param units how many of the line's
 * @param amount in money
 * @param credit what went back to the customer's account, beside the amount
 */
public record Refund(
    long id,
    String customer,
    String group,
    int units,
    Money amount,
    Money credit,
    String order,
    Instant at) {}
