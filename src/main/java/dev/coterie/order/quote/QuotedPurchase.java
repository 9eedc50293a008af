package dev.coterie.order.quote;

import dev.coterie.kernel.Money;
import java.math.BigDecimal;
import java.util.Currency;

/** An order's line that is to be bought on a quote. */
public record QuotedPurchase(
    String order,
    String line,
    long groupId,
    int quantity,
    BigDecimal unitPrice,
    Currency currency) {

  /** What the whole line comes to, as a price. */
  Money price() {
    return Money.price(unitPrice.multiply(BigDecimal.valueOf(quantity)), currency);
  }
}
