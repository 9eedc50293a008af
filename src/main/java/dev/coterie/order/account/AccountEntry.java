package dev.coterie.order.account;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a customer's account; it is never changed.
 *
 * @param amount below 0 where the account has less since then
 * @param order that booked it, null for staff
 * @param actor who booked it, null for entries from before actors were recorded
 * @param note why, as staff said it; empty for all others
 */
public record AccountEntry(
    long id,
    BigDecimal amount,
    Currency currency,
    CreditReason reason,
    @Nullable String order,
    @Nullable String actor,
    String note,
    Instant at) {}
