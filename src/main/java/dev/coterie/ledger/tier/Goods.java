package dev.coterie.ledger.tier;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is bought of a plan.
 *
 * @param units of an order line, in order; each gives the days
 * @param days null for ever
 */
public record Goods(List<PaidUnit> units, @Nullable Integer days, Source source) {

  public Goods {
    units = List.copyOf(units);
  }
}
