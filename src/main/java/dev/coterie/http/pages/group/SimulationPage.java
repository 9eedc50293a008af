package dev.coterie.http.pages.group;

import dev.coterie.caller.user.UserRole;
import dev.coterie.group.Group;
import dev.coterie.group.GroupContract;
import dev.coterie.group.GroupContract.ChangeGroups;
import dev.coterie.group.terms.GroupChange;
import dev.coterie.group.terms.PriceRule;
import dev.coterie.group.terms.RuleJson;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import dev.coterie.kernel.TextForm;
import dev.coterie.pricing.simulation.Simulation;
import dev.coterie.pricing.simulation.SimulationContract;
import dev.coterie.pricing.simulation.SimulationContract.BeginSimulation;
import dev.coterie.pricing.simulation.SimulationContract.FindSimulation;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /admin/discount-groups/CODE/simulation}: what another rule would do to the catalogue. */
public final class SimulationPage implements AdminPage {
  private static final String PATH = GroupSheet.DISCOUNT.path();
  private static final String PART = "simulation";
  private static final String PRICING = "pricing";

  private final Templates templates;
  private final Currency shopCurrency;

  public SimulationPage(Templates templates, Currency shopCurrency) {
    this.templates = templates;
    this.shopCurrency = shopCurrency;
  }

  /** Where the simulations of a group are. */
  static Address place(String code) {
    return Address.of(PATH, code, "simulation");
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.get(PATH + "/:code/simulation", this::show);
    routes.post(PATH + "/:code/simulation", UserRole.VIEWER, this::begin);
    routes.post(PATH + "/:code/simulation/save", UserRole.EDITOR, this::save);
  }

  private Future<PageAnswer> show(Visit visit) {
    String id = visit.query("id", TextForm.SIMULATION_ID);
    return id.isEmpty()
        ? form(visit, 200, Notice.NONE, asked(visit), Map.of())
        : find(visit, id)
            .compose(
                found ->
                    found.fold(
                        simulation -> result(visit, 200, Notice.NONE, simulation),
                        gone -> form(visit, 200, gone(visit), Map.of(), Map.of())));
  }

  private static Notice gone(Visit visit) {
    return Notice.wrong(visit.texts().say("simulation.gone"));
  }

  /** The draft that the address asks for, none where it asks for none. */
  private static Map<GroupField, String> asked(Visit visit) {
    return visit.query("type").isEmpty()
        ? Map.of()
        : Map.of(GroupField.TYPE, visit.query("type"), GroupField.VALUE, visit.query("value"));
  }

  private static Future<Result<Simulation>> find(Visit visit, String id) {
    return SimulationContract.FIND
        .send(visit.vertx(), new FindSimulation(id))
        .map(
            found ->
                found.fold(
                    simulation ->
                        simulation.group().equals(visit.path("code"))
                            ? found
                            : Result.refused(GroupContract.unknownGroup(simulation.group())),
                    unknown -> found));
  }

  private Future<PageAnswer> begin(Visit visit) {
    Map<GroupField, String> cells = new EnumMap<>(GroupField.class);
    cells.put(GroupField.VALUE, visit.field("value"));
    cells.put(GroupField.TYPE, visit.field("type"));
    RuleDraft draft = RuleDraft.read(cells(visit), cells);
    return draft.isWrong()
        ? form(visit, 422, Notice.NONE, cells, draft.errors())
        : begin(visit, cells, draft.rule());
  }

  private Future<PageAnswer> begin(
      Visit visit, Map<GroupField, String> cells, @Nullable PriceRule draft) {
    String code = visit.path("code");
    return SimulationContract.BEGIN
        .send(visit.vertx(), new BeginSimulation(code, draft))
        .compose(
            begun ->
                begun.fold(
                    simulation ->
                        Future.succeededFuture(
                            PageAnswer.goTo(place(code).with("id", simulation.id()).text())),
                    refusal -> refused(visit, cells, refusal)));
  }

  private Future<PageAnswer> refused(Visit visit, Map<GroupField, String> cells, Refusal refusal) {
    Map<GroupField, String> errors = RuleDraft.errors(visit.texts(), refusal);
    return errors.isEmpty()
        ? form(visit, 409, Notice.wrong(visit.texts().answer(refusal)), cells, Map.of())
        : form(visit, 422, Notice.NONE, cells, errors);
  }

  /** Saves the draft as it was simulated, unless the group is another one by now. */
  private Future<PageAnswer> save(Visit visit) {
    return find(visit, visit.field("id", TextForm.SIMULATION_ID))
        .compose(
            found ->
                found.fold(
                    simulation -> save(visit, simulation),
                    gone -> form(visit, 409, gone(visit), Map.of(), Map.of())));
  }

  private Future<PageAnswer> save(Visit visit, Simulation simulation) {
    PriceRule draft = simulation.draft();
    JsonObject patch =
        new JsonObject()
            .put(PRICING, draft == null ? null : new RuleJson(shopCurrency).of(draft))
            .put("version", simulation.version());
    return GroupContract.CHANGE
        .send(
            visit.vertx(),
            visit.actor(),
            new ChangeGroups(List.of(new GroupChange(simulation.group(), patch, ""))))
        .compose(
            changed ->
                changed.fold(
                    groups -> Future.succeededFuture(PageAnswer.goTo(PATH + "?saved=1")),
                    refusal ->
                        result(
                            visit, 409, Notice.wrong(visit.texts().answer(refusal)), simulation)));
  }

  private Future<PageAnswer> form(
      Visit visit,
      int status,
      Notice notice,
      Map<GroupField, String> typed,
      Map<GroupField, String> errors) {
    return GroupRoutes.group(visit)
        .map(
            group ->
                view(
                    visit,
                    notice,
                    group,
                    typed.isEmpty() ? today(visit, group) : typed,
                    errors,
                    null))
        .map(view -> PageAnswer.page(status, templates.simulation(view)));
  }

  private Map<GroupField, String> today(Visit visit, Group group) {
    PriceRule rule = group.terms().pricing();
    GroupCells cells = cells(visit);
    return cells.ofRule(cells.hides(rule) ? null : rule);
  }

  private Future<PageAnswer> result(Visit visit, int status, Notice notice, Simulation simulation) {
    return GroupRoutes.group(visit)
        .map(group -> view(visit, notice, group, Map.of(), Map.of(), simulation))
        .map(
            view ->
                PageAnswer.page(
                    status,
                    visit.wantsPart(PART)
                        ? templates.simulationResult(view)
                        : templates.simulation(view)));
  }

  private SimulationView view(
      Visit visit,
      Notice notice,
      Group group,
      Map<GroupField, String> typed,
      Map<GroupField, String> errors,
      @Nullable Simulation simulation) {
    return new SimulationView(
        visit.frame(), notice, group, cells(visit), typed, errors, simulation);
  }

  private GroupCells cells(Visit visit) {
    return new GroupCells(shopCurrency, visit.frame());
  }
}
