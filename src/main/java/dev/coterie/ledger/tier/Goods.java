package dev.coterie.ledger.tier;

import dev.coterie.kernel.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is bought of a plan.
 *
 * @param units of an order line, in order; each gives the days
 * @param days null for ever
 * @param worth what was paid for one unit
 */
public record Goods(
    List<OrderUnit> units, @Nullable Integer days, Source source, @Nullable Money worth) {

  public Goods {
    units = List.copyOf(units);
  }
}
