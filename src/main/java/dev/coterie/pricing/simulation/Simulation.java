package dev.coterie.pricing.simulation;

import dev.coterie.group.terms.PriceRule;
import org.jspecify.annotations.Nullable;

/**
 * A price rule held against the catalogue.
 *
 * @param group the code of the group
 * @param version of the group whose rule the draft is compared with
 * @param draft the rule to be, null for none
 * @param products how many the catalogue had at the begin
 * @param compared how many of them are done
 * @param effect null unless it is done
 */
public record Simulation(
    String id,
    String group,
    long version,
    @Nullable PriceRule draft,
    SimulationState state,
    long products,
    long compared,
    @Nullable RuleEffect effect) {

  /** How far a simulation is. */
  public enum SimulationState {
    RUNNING,
    DONE,
    /** Nobody wanted to know any more, or the node that worked it out is gone. */
    CANCELLED,
    FAILED
  }
}
