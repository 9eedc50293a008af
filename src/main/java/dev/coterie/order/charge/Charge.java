package dev.coterie.order.charge;

import dev.coterie.kernel.Money;
import java.time.Instant;

/** A charge; it is never changed. */
public record Charge(
    long id,
    String customer,
    String group,
    ChargeReason reason,
    Money amount,
    String order,
    Instant at) {}
