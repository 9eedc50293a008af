package dev.coterie.order.quote;

import java.math.BigDecimal;

/**
 * One line of the sum.
 *
 * @param amount below 0 where it is taken off
 */
public record QuoteLine(String label, BigDecimal amount) {}
