package dev.coterie.pricing.buyer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a customer's memberships open a shop at an instant.
 *
 * @param turn the next instant at which that can change, null where none is known
 */
public record ShopTime(boolean open, @Nullable Instant turn) {}
