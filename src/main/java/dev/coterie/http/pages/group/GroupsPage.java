package dev.coterie.http.pages.group;

import dev.coterie.caller.user.UserRole;
import dev.coterie.group.Group;
import dev.coterie.group.GroupContract;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.SortedList;
import dev.coterie.http.pages.Visit;
import dev.coterie.http.pages.group.GroupsView.NewGroup;
import dev.coterie.http.pages.group.SheetSaving.Outcome;
import dev.coterie.kernel.TextForm;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * {@code /admin/discount-groups} and {@code /admin/connect-groups}: all groups of a kind in one
 * sheet that is saved at once.
 */
public final class GroupsPage implements AdminPage {
  private static final String SHEET = "sheet";

  private final Templates templates;
  private final GroupSheet sheet;
  private final Currency shopCurrency;
  private final SheetSaving saving;
  private final GroupAdding adding;

  public GroupsPage(Templates templates, GroupSheet sheet, Currency shopCurrency) {
    this.templates = templates;
    this.sheet = sheet;
    this.shopCurrency = shopCurrency;
    this.saving = new SheetSaving(shopCurrency);
    this.adding = new GroupAdding(sheet, shopCurrency);
  }

  @Override
  public void addTo(PageRoutes routes) {
    String path = sheet.path();
    routes.get(path, visit -> show(visit, Outcome.of(200, said(visit)), NewGroup.NONE));
    routes.post(path, UserRole.EDITOR, this::save);
    routes.post(path + "/new", UserRole.EDITOR, this::add);
    routes.post(path + "/:code/sale", UserRole.EDITOR, this::sell);
  }

  /** What the place that a form led to says of what it did. */
  private static Notice said(Visit visit) {
    String saved = visit.query("saved");
    if (saved.matches("\\d{1,4}")) {
      return Notice.done(visit.texts().say("groups.saved", Integer.parseInt(saved)));
    }
    String done = visit.query("done");
    return done.matches("added|deleted|archived|restored")
        ? Notice.done(visit.texts().say("groups." + done, visit.query("code")))
        : Notice.NONE;
  }

  private Future<PageAnswer> save(Visit visit) {
    return saving
        .save(visit)
        .compose(
            outcome ->
                outcome.isDone() && !visit.wantsPart(SHEET)
                    ? Future.succeededFuture(
                        PageAnswer.goTo(sheet.path() + "?saved=" + outcome.saved()))
                    : show(visit, outcome, NewGroup.NONE));
  }

  private static Map<Long, GroupRow> byId(List<GroupRow> rows) {
    return rows.stream().collect(Collectors.toMap(GroupRow::id, Function.identity()));
  }

  private Future<PageAnswer> add(Visit visit) {
    return adding
        .add(visit)
        .compose(
            added ->
                added.errors().isEmpty()
                    ? Future.succeededFuture(
                        PageAnswer.goTo(sheet.path() + "?done=added&code=" + added.typed("code")))
                    : show(
                        visit,
                        Outcome.of(422, Notice.wrong(visit.texts().say("groups.notAdded"))),
                        added));
  }

  private Future<PageAnswer> sell(Visit visit) {
    boolean enabled = "true".equals(visit.field("enabled"));
    return GroupContract.SELL
        .send(
            visit.vertx(),
            visit.actor(),
            new GroupContract.SellGroup(visit.path("code"), enabled, null))
        .compose(
            sold ->
                sold.fold(
                    group -> sold(visit, group),
                    refusal ->
                        show(
                            visit,
                            Outcome.of(409, Notice.wrong(visit.texts().answer(refusal))),
                            NewGroup.NONE)));
  }

  private Future<PageAnswer> sold(Visit visit, Group group) {
    GroupRow row = GroupRow.of(group, cells(visit).of(group.terms()));
    return Future.succeededFuture(
        visit.wantsPart("actions-" + group.id())
            ? PageAnswer.page(templates.groupActions(visit.frame(), row))
            : PageAnswer.goTo(sheet.path()));
  }

  private Future<PageAnswer> show(Visit visit, Outcome outcome, NewGroup added) {
    return visit.frame().offers(sheet.place())
        ? showSheet(visit, outcome, added)
        : Future.succeededFuture(
            PageAnswer.page(
                outcome.status(), templates.shopsSwitchedOff(visit.frame(), sheet.place())));
  }

  /** The page or its sheet, with rows that could not be saved as they were typed. */
  private Future<PageAnswer> showSheet(Visit visit, Outcome outcome, NewGroup added) {
    Map<Long, GroupRow> unsaved = byId(outcome.rows());
    String query = visit.query("query", TextForm.QUERY);
    SortedList<GroupColumn> list =
        SortedList.of(visit, Address.of(sheet.path()).with("query", query), SheetGroups.USUAL);
    GroupCells cells = cells(visit);
    return SheetGroups.page(visit, sheet.kind(), query, list.sorting())
        .map(
            found ->
                new GroupsView(
                    visit.frame(),
                    sheet,
                    outcome.notice(),
                    query,
                    list,
                    visit.after(),
                    found.items().stream()
                        .map(
                            group ->
                                unsaved.getOrDefault(
                                    group.id(), GroupRow.of(group, cells.of(group.terms()))))
                        .toList(),
                    found.next(),
                    shopCurrency.getCurrencyCode(),
                    added,
                    outcome.undo()))
        .map(
            view ->
                PageAnswer.page(
                    outcome.status(),
                    visit.wantsPart(SHEET) ? templates.groupSheet(view) : templates.groups(view)));
  }

  private GroupCells cells(Visit visit) {
    return new GroupCells(shopCurrency, visit.frame());
  }
}
