package dev.coterie.http.pages.list;

import dev.coterie.caller.user.UserRole;
import dev.coterie.customer.Customer;
import dev.coterie.customer.CustomerContract;
import dev.coterie.customer.CustomerContract.NumberedCustomer;
import dev.coterie.customer.CustomerContract.SearchCustomers;
import dev.coterie.group.Group;
import dev.coterie.group.GroupContract;
import dev.coterie.group.GroupContract.ChangeGroups;
import dev.coterie.group.GroupContract.FindGroup;
import dev.coterie.group.terms.GroupChange;
import dev.coterie.group.terms.GroupKind;
import dev.coterie.http.api.ListImportsApi;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.Visit;
import dev.coterie.imports.SheetWriter.SheetFormat;
import dev.coterie.kernel.InvalidValue;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Sorting;
import dev.coterie.kernel.TextForm;
import dev.coterie.ledger.MemberColumn;
import dev.coterie.ledger.MemberFilter;
import dev.coterie.ledger.MembershipStatus;
import dev.coterie.list.ListContract;
import dev.coterie.list.ListContract.Imports;
import dev.coterie.list.ListContract.ListMemberImports;
import dev.coterie.membership.MembershipContract;
import dev.coterie.membership.MembershipContract.Memberships;
import dev.coterie.membership.MembershipContract.OfGroup;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * {@code /admin/customers/groups/CODE}: a customer list, with its name and the addresses that are
 * told of orders, its members, and its files.
 */
public final class ListPage implements AdminPage {
  static final String LIST = ListsPage.PATH + "/:code";
  private static final String MEMBERS = "members";
  private static final PageRequest FIRST_FOUND = new PageRequest("", 8);

  private final Templates templates;

  public ListPage(Templates templates) {
    this.templates = templates;
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.get(LIST, visit -> show(visit, 200, said(visit), TypedForm.EMPTY));
    routes.post(LIST, UserRole.EDITOR, this::save);
    routes.get(LIST + "/candidates", UserRole.EDITOR, this::candidates);
    new ListMembership(this).addTo(routes);
    new ListImportPage(this, templates).addTo(routes);
    for (SheetFormat format : SheetFormat.values()) {
      routes.get(
          LIST + "/members." + format.extension(),
          visit -> Future.succeededFuture(file(visit, format)));
    }
  }

  static String placeOf(String list) {
    return Address.of(ListsPage.PATH, list).text();
  }

  private static Notice said(Visit visit) {
    String done = visit.query("done");
    String count = visit.query("count");
    return done.matches("saved|added|removed") && count.matches("\\d{1,4}")
        ? Notice.done(visit.texts().say("list.done." + done, Integer.parseInt(count)))
        : Notice.NONE;
  }

  /** The page again, under the tab of the members where it was about them. */
  static PageAnswer done(Visit visit, String what, int count) {
    String place =
        Address.of(ListsPage.PATH, visit.path("code"))
            .with("done", what)
            .with("count", Integer.toString(count))
            .text();
    return PageAnswer.goTo(what.equals("saved") ? place : place + "#" + MEMBERS);
  }

  private static PageAnswer file(Visit visit, SheetFormat format) {
    return PageAnswer.stream(
        ListImportsApi.members(
            visit.vertx(), visit.path("code"), visit.query("query", TextForm.QUERY), format));
  }

  private Future<PageAnswer> save(Visit visit) {
    TypedForm form = TypedForm.of(visit);
    String language = form.typed("notifyLanguage");
    JsonObject patch =
        new JsonObject()
            .put("name", form.text("name", TextForm.NAME))
            .put("notifyEmails", new JsonArray(addresses(form)))
            .put("notifyLanguage", language.isEmpty() ? null : language);
    Integer version = form.wholeOrNull("version", "must be a whole number");
    return form.isWrong()
        ? wrong(visit, form)
        : GroupContract.CHANGE
            .send(
                visit.vertx(),
                visit.actor(),
                new ChangeGroups(
                    List.of(
                        new GroupChange(visit.path("code"), patch.put("version", version), ""))))
            .compose(
                changed ->
                    changed.fold(
                        saved -> Future.succeededFuture(done(visit, "saved", 1)),
                        refusal -> refused(visit, form, refusal)));
  }

  /** Each address for itself; the wrong ones are named. */
  private static List<String> addresses(TypedForm form) {
    return form.parts("notifyEmails").map(address -> checked(form, address)).toList();
  }

  private static String checked(TypedForm form, String address) {
    try {
      return TextForm.EMAIL.check(address);
    } catch (InvalidValue invalid) {
      form.reject("notifyEmails", address + " " + invalid.whatWouldBeRight());
      return address;
    }
  }

  private Future<PageAnswer> refused(Visit visit, TypedForm form, Refusal refusal) {
    if (refusal.code().equals("stale-version")) {
      return show(visit, 409, Notice.wrong(visit.texts().say("group.stale")), form);
    }
    form.reject(refusal);
    return form.isWrong()
        ? wrong(visit, form)
        : show(visit, 409, Notice.wrong(visit.texts().answer(refusal)), form);
  }

  Future<PageAnswer> wrong(Visit visit, TypedForm form) {
    return show(visit, 422, Notice.wrong(visit.texts().say("form.wrong")), form);
  }

  private Future<PageAnswer> candidates(Visit visit) {
    return found(visit, visit.query("customer", TextForm.QUERY))
        .map(
            found ->
                PageAnswer.page(templates.candidates(new CandidatesView(visit.frame(), found))));
  }

  /** The first customers by a part of code, e-mail address or name; none by nothing. */
  static Future<List<Customer>> found(Visit visit, String query) {
    return query.isEmpty()
        ? Future.succeededFuture(List.of())
        : CustomerContract.SEARCH
            .send(visit.vertx(), SearchCustomers.byCode(query, FIRST_FOUND))
            .map(page -> page.items().stream().map(NumberedCustomer::customer).toList());
  }

  /** Of the list of that code; refused where the group is no list. */
  static Future<Group> list(Visit visit) {
    String code = visit.path("code");
    return GroupContract.FIND
        .send(visit.vertx(), new FindGroup(code))
        .map(Visit::require)
        .map(
            group -> {
              if (group.terms().kind() != GroupKind.LIST) {
                throw GroupContract.unknownGroup(code).asException();
              }
              return group;
            });
  }

  Future<PageAnswer> show(Visit visit, int status, Notice notice, TypedForm form) {
    String code = visit.path("code");
    String query = visit.query("query", TextForm.QUERY);
    MemberFilter filter = new MemberFilter(query, MembershipStatus.ACTIVE);
    Future<Group> list = list(visit);
    Future<Memberships> members =
        MembershipContract.OF_GROUP
            .send(
                visit.vertx(),
                new OfGroup(code, filter, Sorting.by(MemberColumn.CUSTOMER), visit.page()))
            .map(Visit::require);
    Future<Imports> imports =
        ListContract.LIST.send(visit.vertx(), new ListMemberImports(code)).map(Visit::require);
    Future<List<Customer>> candidates = found(visit, form.typed("customer"));
    return Future.all(list, members, imports, candidates)
        .map(
            all ->
                new ListView(
                    visit.frame(),
                    notice,
                    form,
                    list.result(),
                    query,
                    visit.after(),
                    members.result(),
                    candidates.result(),
                    imports.result().all()))
        .map(
            view ->
                PageAnswer.page(
                    status,
                    visit.wantsPart("listed")
                        ? templates.listMembers(view)
                        : templates.list(view)));
  }
}
