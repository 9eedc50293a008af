package dev.coterie.http.pages.group;

import dev.coterie.group.Group;
import dev.coterie.group.terms.PriceRule;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.price.RuleText;
import dev.coterie.kernel.EnumNames;
import dev.coterie.pricing.simulation.ProductChange;
import dev.coterie.pricing.simulation.Simulation;
import dev.coterie.pricing.simulation.Simulation.SimulationState;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What another rule of a group would do.
 *
 * @param cells the drafted rule as it stands in the form
 * @param errors what is wrong with it
 * @param simulation null before there is one
 */
public record SimulationView(
    PageFrame frame,
    Notice notice,
    Group group,
    GroupCells writer,
    Map<GroupField, String> cells,
    Map<GroupField, String> errors,
    @Nullable Simulation simulation) {

  /** Where the group's simulations are. */
  public Address place() {
    return SimulationPage.place(group.terms().code());
  }

  /** Where this one is. */
  public Address here() {
    return place().with("id", there().id());
  }

  /** Where its draft is changed. */
  public Address changed() {
    Map<GroupField, String> draft = writer.ofRule(there().draft());
    return place()
        .with("type", draft.getOrDefault(GroupField.TYPE, ""))
        .with("value", draft.getOrDefault(GroupField.VALUE, ""));
  }

  private Simulation there() {
    return Objects.requireNonNull(simulation, "there is one");
  }

  public String typed(GroupField field) {
    return cells.getOrDefault(field, "");
  }

  public @Nullable String error(GroupField field) {
    return errors.get(field);
  }

  /** A markup beside the prices that it gives would say what products cost. */
  public List<RuleType> types() {
    return RuleType.choices(frame);
  }

  public boolean isRunning() {
    return there().state() == SimulationState.RUNNING;
  }

  public String state() {
    return EnumNames.of(there().state());
  }

  /** Whether the group is another one now than the one that the draft was compared with. */
  public boolean isStale() {
    return there().version() != group.version();
  }

  public boolean isSavable() {
    return frame.edits() && there().state() == SimulationState.DONE && !isStale();
  }

  public String today() {
    return text(group.terms().pricing());
  }

  public String draft() {
    return text(there().draft());
  }

  private String text(@Nullable PriceRule rule) {
    return new RuleText(frame, writer.shopCurrency()).of(rule);
  }

  private static String sign(BigDecimal percent) {
    return percent.signum() < 0 ? "−" : percent.signum() > 0 ? "+" : "";
  }

  public String percent(ProductChange change) {
    BigDecimal percent = change.percent();
    return percent == null
        ? frame.t().say("simulation.fromNothing")
        : sign(percent) + frame.t().decimal(percent.abs().toPlainString()) + " %";
  }
}
