package dev.coterie.http.pages.group;

import dev.coterie.group.Group;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.Visit;
import dev.coterie.pricing.simulation.RuleEffect;
import dev.coterie.pricing.simulation.Simulation;
import dev.coterie.pricing.simulation.Simulation.SimulationState;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the changed rule of a row would do.
 *
 * @param simulation null where there is nothing to say of the rule, and until it could begin
 * @param waits whether it is to be asked for again, since others are worked out
 * @param error what is wrong with the rule, null for nothing
 */
public record EffectView(
    PageFrame frame,
    Group group,
    @Nullable Simulation simulation,
    boolean waits,
    @Nullable String error) {

  static EffectView none(PageFrame frame, Group group) {
    return new EffectView(frame, group, null, false, null);
  }

  static EffectView of(Visit visit, Group group, Simulation simulation) {
    return new EffectView(visit.frame(), group, simulation, false, null);
  }

  static EffectView waiting(Visit visit, Group group) {
    return new EffectView(visit.frame(), group, null, true, null);
  }

  static EffectView wrong(Visit visit, Group group, String error) {
    return new EffectView(visit.frame(), group, null, false, error);
  }

  /** Where the effect of the row's rule is asked for. */
  public Address place() {
    return EffectPart.place(code());
  }

  /** The fields of the sheet that say the row's rule, as a list of parameters. */
  public String fields() {
    long id = group.id();
    return String.join(
        ",",
        "token",
        SheetForm.code(id),
        SheetForm.version(id),
        SheetForm.cell(GroupField.VALUE, id),
        SheetForm.cell(GroupField.TYPE, id));
  }

  /** Where the rule is simulated, in full. */
  public Address page() {
    return SimulationPage.place(code()).with("id", there().id());
  }

  /** Where this part says how far it is. */
  public Address here() {
    return EffectPart.place(code()).with("id", there().id());
  }

  private String code() {
    return group.terms().code();
  }

  private Simulation there() {
    return Objects.requireNonNull(simulation, "there is one");
  }

  public boolean isRunning() {
    return simulation != null && simulation.state() == SimulationState.RUNNING;
  }

  public String progress() {
    return frame.t().say("effect.running", there().compared(), there().products());
  }

  /** Null unless it was worked out to the end. */
  public @Nullable RuleEffect effect() {
    return simulation == null ? null : simulation.effect();
  }
}
