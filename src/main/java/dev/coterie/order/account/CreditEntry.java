package dev.coterie.order.account;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;

/**
 * One entry of a customer's account.
 *
 * @param amount below 0 where it paid for a line
 * @param line of the order, that credited it or was paid with it
 */
record CreditEntry(
    long customerId,
    BigDecimal amount,
    Currency currency,
    CreditReason reason,
    String order,
    String line,
    Instant at) {

  CreditEntry withAmount(BigDecimal other) {
    return new CreditEntry(customerId, other, currency, reason, order, line, at);
  }
}
