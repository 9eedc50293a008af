package dev.coterie.order.account;

import dev.coterie.kernel.Money;
import java.math.BigDecimal;

/**
 * What an account has in a currency.
 *
 * @param reserved for orders that are placed on quotes and not paid; more than the account has
 *     where they also count on the unused value of a plan
 */
public record Balance(Money amount, Money reserved) {

  /** What is free to be spent, with some more that a purchase brings; at least 0. */
  public BigDecimal freeWith(BigDecimal more) {
    return amount.amount().add(more).subtract(reserved.amount()).max(BigDecimal.ZERO);
  }
}
