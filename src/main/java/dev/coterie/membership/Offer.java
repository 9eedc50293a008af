package dev.coterie.membership;

import dev.coterie.ledger.tier.PurchaseReason;
import dev.coterie.ledger.tier.UnusedValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sale comes to.
 *
 * @param unused the value of what it takes the place of, where that is credited; one a unit
 * @param basis what it was decided from; while it is equal, so is the outcome
 * @param at when it was decided
 */
public record Offer(
    long customerId,
    String group,
    PurchaseReason reason,
    Instant from,
    @Nullable Instant until,
    List<UnusedValue> unused,
    String basis,
    Instant at) {}
