package dev.coterie.order.account;

import dev.coterie.kernel.Money;
import java.time.Instant;

/** What is charged for a line. */
public record NewCharge(
    long customerId,
    long groupId,
    ChargeReason reason,
    Money amount,
    String order,
    String line,
    Instant at) {}
