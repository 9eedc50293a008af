package dev.coterie.http.pages.customer;

import dev.coterie.caller.user.UserRole;
import dev.coterie.customer.Customer;
import dev.coterie.customer.CustomerContract;
import dev.coterie.customer.CustomerContract.PutCustomer;
import dev.coterie.customer.CustomerContract.SearchCustomers;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.TextForm;
import dev.coterie.membership.MembershipContract;
import dev.coterie.membership.MembershipContract.ListHeld;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;

/** {@code /admin/customers}: one line a customer, found while somebody types. */
public final class CustomersPage implements AdminPage {
  private static final String LIST = "customers";

  private final Templates templates;

  public CustomersPage(Templates templates) {
    this.templates = templates;
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.get(Place.CUSTOMERS.path(), visit -> show(visit, 200, Notice.NONE, TypedForm.EMPTY));
    routes.post(Place.CUSTOMERS.path(), UserRole.EDITOR, this::add);
  }

  private Future<PageAnswer> add(Visit visit) {
    TypedForm form = TypedForm.of(visit);
    String code = form.text("code", TextForm.CUSTOMER_CODE);
    Customer customer = CustomerForm.read(form, code);
    return form.isWrong()
        ? show(visit, 422, Notice.wrong(visit.texts().say("form.wrong")), form)
        : CustomerContract.ADD
            .send(visit.vertx(), visit.actor(), new PutCustomer(customer))
            .compose(
                added ->
                    added.fold(
                        stored -> Future.succeededFuture(PageAnswer.goTo(placeOf(code))),
                        refusal -> taken(visit, form)));
  }

  private Future<PageAnswer> taken(Visit visit, TypedForm form) {
    form.reject("code", visit.texts().say("customers.taken"));
    return show(visit, 422, Notice.wrong(visit.texts().say("form.wrong")), form);
  }

  static String placeOf(String customer) {
    return Address.of(Place.CUSTOMERS.path(), customer).text();
  }

  private Future<PageAnswer> show(Visit visit, int status, Notice notice, TypedForm added) {
    String query = visit.query("query");
    return CustomerContract.SEARCH
        .send(visit.vertx(), new SearchCustomers(query, visit.page()))
        .compose(page -> withGroups(visit, notice, query, page, added))
        .map(
            view ->
                PageAnswer.page(
                    status,
                    visit.wantsPart(LIST)
                        ? templates.customerList(view)
                        : templates.customers(view)));
  }

  private static Future<CustomersView> withGroups(
      Visit visit, Notice notice, String query, Page<Customer> page, TypedForm added) {
    return MembershipContract.HELD
        .send(visit.vertx(), new ListHeld(page.items().stream().map(Customer::code).toList()))
        .map(
            held ->
                new CustomersView(
                    visit.frame(), notice, query, visit.query("after"), page, held, added));
  }
}
