package dev.coterie.http.pages.list;

import dev.coterie.caller.user.UserRole;
import dev.coterie.group.GroupContract;
import dev.coterie.group.GroupContract.ListGroups;
import dev.coterie.group.terms.GroupKind;
import dev.coterie.group.terms.GroupTerms;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.TextForm;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;
import java.text.Normalizer;
import java.util.Locale;

/** {@code /admin/customers/groups}: all customer lists, and {@code …/new}, where one is made. */
public final class ListsPage implements AdminPage {
  static final String PATH = Place.CUSTOMERS.path() + "/groups";
  static final String NEW = PATH + "/new";
  private static final String LIST = "lists";
  private static final int LONGEST_CODE = 50;
  private static final int MOST_OF_ONE_NAME = 100;

  private final Templates templates;

  public ListsPage(Templates templates) {
    this.templates = templates;
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.get(PATH, this::show);
    routes.get(NEW, UserRole.EDITOR, visit -> form(visit, 200, Notice.NONE, TypedForm.EMPTY));
    routes.post(NEW, UserRole.EDITOR, this::add);
  }

  private Future<PageAnswer> show(Visit visit) {
    String query = visit.query("query", TextForm.QUERY);
    return GroupContract.LIST
        .send(visit.vertx(), new ListGroups(GroupKind.LIST, query, visit.pageByNumber()))
        .map(page -> new ListsView(visit.frame(), said(visit), query, visit.after(), page))
        .map(
            view ->
                PageAnswer.page(
                    visit.wantsPart(LIST) ? templates.lists(view) : templates.listsPage(view)));
  }

  private static Notice said(Visit visit) {
    String removed = visit.query("removed");
    return removed.matches("\\d{1,4}")
        ? Notice.done(visit.texts().say("lists.removed", Integer.parseInt(removed)))
        : Notice.NONE;
  }

  private Future<PageAnswer> form(Visit visit, int status, Notice notice, TypedForm form) {
    return Future.succeededFuture(
        PageAnswer.page(status, templates.newList(new NewListView(visit.frame(), notice, form))));
  }

  private Future<PageAnswer> add(Visit visit) {
    TypedForm form = TypedForm.of(visit);
    String name = form.text("name", TextForm.NAME).strip();
    return form.isWrong()
        ? form(visit, 422, Notice.wrong(visit.texts().say("form.wrong")), form)
        : add(visit, form, name, 1);
  }

  /** Nobody has to think of a code: it is made of the name, with a number where that is taken. */
  private Future<PageAnswer> add(Visit visit, TypedForm form, String name, int number) {
    String code = code(name) + (number == 1 ? "" : "-" + number);
    GroupTerms terms = GroupTerms.named(code, GroupKind.LIST, name);
    return GroupContract.CREATE
        .send(visit.vertx(), visit.actor(), new GroupContract.CreateGroup(terms))
        .compose(
            made ->
                made.fold(
                    group -> Future.succeededFuture(PageAnswer.goTo(ListPage.placeOf(code))),
                    refusal ->
                        refusal.code().equals("code-taken") && number < MOST_OF_ONE_NAME
                            ? add(visit, form, name, number + 1)
                            : form(visit, 409, Notice.wrong(visit.texts().answer(refusal)), form)));
  }

  private static String code(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .replace("ß", "ss")
            .replaceAll("\\p{M}", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    String cut = plain.substring(0, Math.min(plain.length(), LONGEST_CODE));
    return cut.isEmpty() ? "list" : cut.matches("new|remove") ? "list-" + cut : cut;
  }
}
