package dev.coterie.pricing.simulation;

import dev.coterie.bus.Ask;
import dev.coterie.group.terms.PriceRule;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import org.jspecify.annotations.Nullable;

/** What others may ask of simulations, which change nothing that the shop sees. */
public final class SimulationContract {
  public static final Ask<BeginSimulation, Result<Simulation>> BEGIN =
      new Ask<>("pricing.simulation.begin");
  public static final Ask<FindSimulation, Result<Simulation>> FIND =
      new Ask<>("pricing.simulation.find");

  /** The code of the refusal while others are worked out. */
  public static final String TOO_MANY = "too-many-simulations";

  private SimulationContract() {}

  /**
   * Begins to work out what a rule would do. Refused where the group may not have the rule, and
   * while too many others are worked out.
   *
   * @param draft the group's rule to be, null for none
   */
  public record BeginSimulation(String group, @Nullable PriceRule draft) {}

  /** How far it is. One that nobody finds for a minute while it runs is cancelled. */
  public record FindSimulation(String id) {}

  static Refusal unknownSimulation(String id) {
    return Refusal.unknown(
        "unknown-simulation", "no simulation has the id " + id + ": they are kept for a day");
  }

  static Refusal tooMany() {
    return Refusal.conflict(TOO_MANY, "others are simulated just now: try again in some seconds");
  }
}
