package dev.coterie.http.pages.list;

import dev.coterie.caller.user.UserRole;
import dev.coterie.group.Group;
import dev.coterie.http.api.ListImportsApi;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Result;
import dev.coterie.list.ImportMode;
import dev.coterie.list.ListContract;
import dev.coterie.list.ListContract.CommitMemberImport;
import dev.coterie.list.ListContract.FindMemberImport;
import dev.coterie.list.ListContract.ListWrongRows;
import dev.coterie.list.ListContract.Named;
import dev.coterie.list.ListContract.PlanMembers;
import dev.coterie.list.ListContract.WrongPage;
import dev.coterie.list.MemberImport;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * {@code /admin/customers/groups/CODE/imports/…}: a file of members, what it would change, the
 * writing, and the way back.
 */
final class ListImportPage {
  private static final String IMPORTS = ListPage.LIST + "/imports";
  private static final String ONE = IMPORTS + "/:id";
  private static final String PART = "import";
  private static final PageRequest FIRST = new PageRequest("", PageRequest.USUAL);
  private static final int MAX_DIGITS = 9;

  private final ListPage list;
  private final Templates templates;

  ListImportPage(ListPage list, Templates templates) {
    this.list = list;
    this.templates = templates;
  }

  void addTo(PageRoutes routes) {
    routes.upload(IMPORTS, UserRole.EDITOR, this::plan);
    routes.get(ONE, visit -> show(visit, 200, Notice.NONE));
    routes.get(ONE + "/errors.csv", visit -> Future.succeededFuture(errors(visit)));
    routes.post(ONE + "/commit", UserRole.EDITOR, this::commit);
    routes.post(ONE + "/undo", UserRole.EDITOR, this::undo);
    routes.post(ONE + "/cancel", UserRole.EDITOR, this::cancel);
  }

  private Future<PageAnswer> plan(Visit visit) {
    String group = visit.path("code");
    ImportMode mode =
        EnumNames.find(visit.field("mode"), ImportMode.class).orElse(ImportMode.REPLACE);
    boolean invites = !visit.field("invite").isEmpty();
    return visit
        .takeFile("file")
        .compose(
            file ->
                file == null
                    ? list.show(
                        visit,
                        422,
                        Notice.wrong(visit.texts().say("import.noFile")),
                        TypedForm.EMPTY)
                    : ListContract.BEGIN
                        .send(
                            visit.vertx(),
                            visit.actor(),
                            new PlanMembers(group, mode, invites, file))
                        .map(Visit::require)
                        .map(begun -> PageAnswer.goTo(placeOf(group, begun.id()))));
  }

  private static String placeOf(String group, String id) {
    return Address.of(ListsPage.PATH, group, "imports", id).text();
  }

  private static FindMemberImport asked(Visit visit) {
    return new FindMemberImport(visit.path("code"), visit.path("id"));
  }

  private static PageAnswer errors(Visit visit) {
    return PageAnswer.stream(ListImportsApi.errors(visit.vertx(), asked(visit)));
  }

  private Future<PageAnswer> commit(Visit visit) {
    FindMemberImport asked = asked(visit);
    CommitMemberImport ask = new CommitMemberImport(asked.group(), asked.id(), confirmed(visit));
    return ListContract.BEGIN_COMMIT
        .send(visit.vertx(), visit.actor(), ask)
        .compose(begun -> answered(visit, begun));
  }

  private static @Nullable Long confirmed(Visit visit) {
    String typed = visit.field("confirm").replaceAll("[\\s.,']", "");
    return typed.matches("\\d{1," + MAX_DIGITS + "}") ? Long.valueOf(typed) : null;
  }

  private Future<PageAnswer> undo(Visit visit) {
    return ListContract.UNDO
        .send(visit.vertx(), visit.actor(), asked(visit))
        .compose(undone -> answered(visit, undone));
  }

  private Future<PageAnswer> cancel(Visit visit) {
    return ListContract.CANCEL
        .send(visit.vertx(), visit.actor(), asked(visit))
        .compose(cancelled -> answered(visit, cancelled));
  }

  private Future<PageAnswer> answered(Visit visit, Result<MemberImport> result) {
    return result.fold(
        done -> Future.succeededFuture(PageAnswer.goTo(placeOf(visit.path("code"), done.id()))),
        refusal ->
            show(
                visit,
                409,
                Notice.wrong(
                    refusal.code().equals("confirm-removal")
                        ? visit.texts().say("list.confirm.wrong")
                        : visit.texts().answer(refusal))));
  }

  private Future<PageAnswer> show(Visit visit, int status, Notice notice) {
    FindMemberImport ask = asked(visit);
    Future<Group> group = ListPage.list(visit);
    Future<MemberImport> found = ListContract.FIND.send(visit.vertx(), ask).map(Visit::require);
    Future<WrongPage> wrong =
        ListContract.WRONG_ROWS
            .send(visit.vertx(), new ListWrongRows(ask.group(), ask.id(), FIRST))
            .map(Visit::require);
    Future<Named> named = ListContract.NAMED.send(visit.vertx(), ask).map(Visit::require);
    return Future.all(group, found, wrong, named)
        .map(
            all ->
                new ListImportView(
                    visit.frame(),
                    notice,
                    group.result(),
                    found.result(),
                    wrong.result(),
                    named.result()))
        .map(
            view ->
                PageAnswer.page(
                    status,
                    visit.wantsPart(PART)
                        ? templates.listImportPlan(view)
                        : templates.listImport(view)));
  }
}
