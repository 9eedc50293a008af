package dev.coterie.order.account;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;

/** An entry: the amount is below 0 where it was used. */
public record CreditEntry(
    long customerId,
    BigDecimal amount,
    Currency currency,
    CreditReason reason,
    String order,
    String line,
    Instant at) {

  public CreditEntry withAmount(BigDecimal other) {
    return new CreditEntry(customerId, other, currency, reason, order, line, at);
  }
}
