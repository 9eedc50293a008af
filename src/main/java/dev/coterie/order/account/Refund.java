package dev.coterie.order.account;

import dev.coterie.kernel.Money;
import java.time.Instant;

/**
 * Money that went back; it is never changed.
 *
 * @param units how many of the line's
 */
public record Refund(
    long id, String customer, String group, int units, Money amount, String order, Instant at) {}
