package dev.coterie.http.pages.group;

import dev.coterie.caller.user.UserRole;
import dev.coterie.group.Group;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.TextForm;
import dev.coterie.pricing.simulation.SimulationContract;
import dev.coterie.pricing.simulation.SimulationContract.BeginSimulation;
import dev.coterie.pricing.simulation.SimulationContract.FindSimulation;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;
import java.util.Currency;
import java.util.Map;
import java.util.Set;

/** Says in a row of the sheet what its changed rule would do to prices, before it is saved. */
public final class EffectPart implements AdminPage {
  private static final String PATH = GroupSheet.DISCOUNT.path();
  private static final Set<GroupField> RULE = Set.of(GroupField.VALUE, GroupField.TYPE);

  private final Templates templates;
  private final Currency shopCurrency;

  public EffectPart(Templates templates, Currency shopCurrency) {
    this.templates = templates;
    this.shopCurrency = shopCurrency;
  }

  /** Where the effect of a group's changed rule is asked for. */
  static Address place(String code) {
    return Address.of(PATH, code, "effect");
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.post(PATH + "/:code/effect", UserRole.EDITOR, this::begin);
    routes.get(PATH + "/:code/effect", UserRole.EDITOR, this::look);
  }

  private Future<PageAnswer> begin(Visit visit) {
    return GroupRoutes.group(visit).compose(group -> begin(visit, group));
  }

  private Future<PageAnswer> begin(Visit visit, Group group) {
    GroupCells cells = new GroupCells(shopCurrency, visit.frame());
    return SheetForm.rows(visit.form()).stream()
        .filter(row -> row.code().equals(group.terms().code()))
        .map(row -> new SheetEdit(row, group, cells.of(group.terms())))
        .filter(edit -> edit.changed().stream().anyMatch(RULE::contains))
        .findFirst()
        .map(edit -> begin(visit, group, RuleDraft.read(cells, edit.cells())))
        .orElseGet(
            () -> Future.succeededFuture(answer(200, EffectView.none(visit.frame(), group))));
  }

  private Future<PageAnswer> begin(Visit visit, Group group, RuleDraft draft) {
    if (draft.isWrong()) {
      return Future.succeededFuture(wrong(visit, group, draft.errors(), ""));
    }
    return SimulationContract.BEGIN
        .send(visit.vertx(), new BeginSimulation(group.terms().code(), draft.rule()))
        .map(
            begun ->
                begun.fold(
                    simulation -> answer(200, EffectView.of(visit, group, simulation)),
                    refusal -> refused(visit, group, refusal)));
  }

  private PageAnswer refused(Visit visit, Group group, Refusal refusal) {
    return refusal.code().equals(SimulationContract.TOO_MANY)
        ? answer(200, EffectView.waiting(visit, group))
        : wrong(
            visit, group, RuleDraft.errors(visit.texts(), refusal), visit.texts().answer(refusal));
  }

  private PageAnswer wrong(
      Visit visit, Group group, Map<GroupField, String> errors, String otherwise) {
    return answer(
        422,
        EffectView.wrong(visit, group, errors.values().stream().findFirst().orElse(otherwise)));
  }

  private Future<PageAnswer> look(Visit visit) {
    return GroupRoutes.group(visit)
        .compose(
            group ->
                SimulationContract.FIND
                    .send(
                        visit.vertx(),
                        new FindSimulation(visit.query("id", TextForm.SIMULATION_ID)))
                    .map(
                        found ->
                            found.fold(
                                simulation -> EffectView.of(visit, group, simulation),
                                gone -> EffectView.none(visit.frame(), group))))
        .map(view -> answer(200, view));
  }

  private PageAnswer answer(int status, EffectView view) {
    return PageAnswer.page(status, templates.sheetEffect(view));
  }
}
