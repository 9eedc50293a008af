package dev.coterie.http.pages.list;

import dev.coterie.bus.InOrder;
import dev.coterie.caller.user.UserRole;
import dev.coterie.group.Group;
import dev.coterie.group.GroupContract;
import dev.coterie.group.GroupContract.AssessDeletion;
import dev.coterie.group.GroupContract.DeleteGroup;
import dev.coterie.group.GroupContract.FindGroup;
import dev.coterie.group.GroupContract.MembersPolicy;
import dev.coterie.group.terms.GroupKind;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.Visit;
import dev.coterie.http.pages.list.ListRemovalView.Removed;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** {@code /admin/customers/groups/remove}: several lists given up at once, their impact first. */
public final class ListRemovalPage implements AdminPage {
  private static final String PATH = ListsPage.PATH + "/remove";
  private static final String LIST = "group";
  private static final int MOST = 200;

  private final Templates templates;

  public ListRemovalPage(Templates templates) {
    this.templates = templates;
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.get(
        PATH, UserRole.EDITOR, visit -> show(visit, 200, Notice.NONE, visit.queries(LIST, MOST)));
    routes.post(PATH, UserRole.EDITOR, this::remove);
  }

  private Future<PageAnswer> show(Visit visit, int status, Notice notice, List<String> codes) {
    return InOrder.collect(codes, code -> impact(visit, code))
        .map(all -> all.stream().flatMap(Optional::stream).toList())
        .map(lists -> new ListRemovalView(visit.frame(), notice, lists))
        .map(view -> PageAnswer.page(status, templates.listRemoval(view)));
  }

  /** Empty where it is gone already, or no list. */
  private static Future<Optional<Removed>> impact(Visit visit, String code) {
    return GroupContract.FIND
        .send(visit.vertx(), new FindGroup(code))
        .map(found -> found.fold(Optional::of, refusal -> Optional.<Group>empty()))
        .map(found -> found.filter(group -> group.terms().kind() == GroupKind.LIST))
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(Optional.empty())
                    : GroupContract.IMPACT
                        .send(visit.vertx(), new AssessDeletion(code))
                        .map(
                            impact ->
                                impact.fold(
                                    known -> Optional.of(new Removed(found.get(), known)),
                                    refusal -> Optional.empty())));
  }

  /** Only those that are lists; who holds another group keeps it, whatever the form says. */
  private Future<PageAnswer> remove(Visit visit) {
    List<String> codes = visit.form().getAll(LIST);
    return InOrder.collect(codes, code -> impact(visit, code))
        .compose(
            all ->
                InOrder.collect(
                    all.stream().flatMap(Optional::stream).toList(),
                    list ->
                        GroupContract.DELETE.send(
                            visit.vertx(),
                            visit.actor(),
                            new DeleteGroup(list.list().terms().code(), MembersPolicy.END, null))))
        .compose(results -> answered(visit, codes, results));
  }

  private <T> Future<PageAnswer> answered(
      Visit visit, List<String> codes, List<Result<T>> results) {
    List<Refusal> refusals = Result.refusals(results);
    return refusals.isEmpty()
        ? Future.succeededFuture(PageAnswer.goTo(ListsPage.PATH + "?removed=" + results.size()))
        : show(visit, 409, Notice.wrong(visit.texts().answer(refusals.get(0))), codes);
  }
}
