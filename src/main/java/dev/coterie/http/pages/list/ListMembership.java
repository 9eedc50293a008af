package dev.coterie.http.pages.list;

import static dev.coterie.http.pages.list.ListPage.LIST;

import dev.coterie.bus.InOrder;
import dev.coterie.caller.user.UserRole;
import dev.coterie.customer.Customer;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import dev.coterie.kernel.TextForm;
import dev.coterie.membership.MembershipContract;
import dev.coterie.membership.MembershipContract.Assign;
import dev.coterie.membership.MembershipContract.End;
import dev.coterie.membership.MembershipContract.Term;
import dev.coterie.membership.MembershipContract.Term.TermKind;
import io.vertx.core.Future;
import java.util.List;

/** Adds a customer to a list, and removes one or many. */
final class ListMembership {
  private static final String CUSTOMER = "customer";
  private static final Term USUAL = new Term(TermKind.USUAL, null);

  private final ListPage page;

  ListMembership(ListPage page) {
    this.page = page;
  }

  void addTo(PageRoutes routes) {
    routes.post(LIST + "/members", UserRole.EDITOR, this::add);
    routes.post(LIST + "/members/remove", UserRole.EDITOR, this::remove);
  }

  /** The customer who was chosen, or the one whom the search alone finds. */
  private Future<PageAnswer> add(Visit visit) {
    String chosen = visit.field("chosen");
    TypedForm form = TypedForm.of(visit, List.of(CUSTOMER));
    String typed = form.text(CUSTOMER, TextForm.QUERY).strip();
    if (!chosen.isEmpty()) {
      return add(visit, form, chosen);
    }
    if (form.isWrong() || typed.isEmpty()) {
      form.reject(CUSTOMER, visit.texts().say("list.search.empty"));
      return page.wrong(visit, form);
    }
    return ListPage.found(visit, typed).compose(found -> add(visit, form, typed, found));
  }

  private Future<PageAnswer> add(Visit visit, TypedForm form, String typed, List<Customer> found) {
    List<Customer> meant =
        found.stream()
            .filter(each -> each.code().equals(typed) || typed.equalsIgnoreCase(each.email()))
            .toList();
    if (meant.size() == 1 || found.size() == 1) {
      return add(visit, form, (meant.size() == 1 ? meant : found).get(0).code());
    }
    form.reject(
        CUSTOMER, visit.texts().say(found.isEmpty() ? "list.search.none" : "list.search.several"));
    return page.wrong(visit, form);
  }

  private Future<PageAnswer> add(Visit visit, TypedForm form, String code) {
    return MembershipContract.ASSIGN
        .send(visit.vertx(), visit.actor(), new Assign(code, visit.path("code"), USUAL, ""))
        .compose(
            added ->
                added.fold(
                    member -> Future.succeededFuture(ListPage.done(visit, "added", 1)),
                    refusal -> refused(visit, form, code, refusal)));
  }

  private Future<PageAnswer> refused(Visit visit, TypedForm form, String code, Refusal refusal) {
    form.reject(
        CUSTOMER,
        refusal.code().equals("not-a-web-customer")
            ? visit.texts().say("list.notWeb", code)
            : visit.texts().answer(refusal));
    return page.show(visit, 409, Notice.wrong(visit.texts().say("form.wrong")), form);
  }

  /** One after the other; who is no member any more holds none of the others up. */
  private Future<PageAnswer> remove(Visit visit) {
    String list = visit.path("code");
    return InOrder.collect(
            visit.form().getAll(CUSTOMER),
            code -> MembershipContract.END.send(visit.vertx(), visit.actor(), new End(code, list)))
        .map(results -> results.size() - Result.refusals(results).size())
        .map(removed -> ListPage.done(visit, "removed", removed));
  }
}
