package dev.coterie.order.account;

import dev.coterie.kernel.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * Charges or refunds by id.
 *
 * @param customer null for all
 * @param reason of charges, null for all
 */
public record ListMoved(
    @Nullable String customer, @Nullable ChargeReason reason, PageRequest page) {}
