package dev.coterie.order.account;

import dev.coterie.kernel.Money;
import dev.coterie.ledger.tier.UnusedValue;
import java.util.List;

/**
 * What a quote has the account pay.
 *
 * @param credit in all
 * @param units whose unused value it counts on, at what each was worth when it was quoted
 * @param reserved whether it may count on that value still, although some of it is used since
 */
public record QuotedCredit(String quote, Money credit, List<UnusedValue> units, boolean reserved) {

  public QuotedCredit {
    units = List.copyOf(units);
  }
}
