package dev.coterie.order.gift;

import dev.coterie.order.account.ChargeReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A gift that was redeemed, and what it gave. */
public record Redeemed(
    String code,
    String customer,
    String group,
    ChargeReason reason,
    Instant from,
    @Nullable Instant until) {}
