package dev.coterie.order.quote;

import dev.coterie.kernel.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A quote as it is kept.
 *
 * @param basis what it was made from
 * @param order the order that was placed on it in time, null while none was
 */
public record StoredQuote(
    String id,
    long customerId,
    long groupId,
    int quantity,
    Money charge,
    Money credit,
    String basis,
    Instant expiresAt,
    @Nullable String order) {}
