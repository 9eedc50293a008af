package dev.coterie.pricing.simulation;

import java.util.List;

/**
 * What a rule would do to the prices of the catalogue.
 *
 * @param falls how many products would have a lower price
 * @param rises how many would have a higher one
 * @param stays how many would have the same
 * @param underCost how many would cost less than the shop pays for them
 * @param underCostToday how many do already
 * @param byAmount the largest changes, whatever their currencies
 * @param byPercent the largest changes as a share of the price today
 */
public record RuleEffect(
    long falls,
    long rises,
    long stays,
    long underCost,
    long underCostToday,
    List<ProductChange> byAmount,
    List<ProductChange> byPercent) {

  public RuleEffect {
    byAmount = List.copyOf(byAmount);
    byPercent = List.copyOf(byPercent);
  }
}
