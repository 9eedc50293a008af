package dev.coterie.order.account;

import dev.coterie.ledger.tier.OrderUnit;
import dev.coterie.order.charge.LineKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * An entry to be booked on a customer's account.
 *
 * @param amount below 0 where the account has less afterwards
 * @param line whose payment, refund or cancellation books it; null for staff
 * @param unit whose value it is, null where it is of none
 * @param note why, as staff say it; empty for all others
 */
record CreditEntry(
    long customerId,
    BigDecimal amount,
    Currency currency,
    CreditReason reason,
    @Nullable LineKey line,
    @Nullable OrderUnit unit,
    String note,
    Instant at) {}
