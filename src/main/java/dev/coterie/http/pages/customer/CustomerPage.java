package dev.coterie.http.pages.customer;

import dev.coterie.customer.Customer;
import dev.coterie.customer.CustomerContract;
import dev.coterie.customer.CustomerContract.FindCustomer;
import dev.coterie.group.GroupContract;
import dev.coterie.group.GroupContract.FindGroupNames;
import dev.coterie.http.api.CustomerExport;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.GroupChoice;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageAnswer.KeptFile;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.Visit;
import dev.coterie.http.pages.event.SubjectKind;
import dev.coterie.http.pages.event.Timeline;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Result;
import dev.coterie.kernel.Sequence;
import dev.coterie.kernel.Sorting;
import dev.coterie.ledger.Membership;
import dev.coterie.membership.MembershipContract;
import dev.coterie.membership.MembershipContract.Memberships;
import dev.coterie.membership.MembershipContract.OfCustomer;
import dev.coterie.order.OrderContract;
import dev.coterie.order.OrderContract.ListOrders;
import dev.coterie.order.OrderFilter;
import dev.coterie.order.account.AccountContract;
import dev.coterie.order.account.AccountContract.ReadAccount;
import dev.coterie.order.charge.ChargeContract;
import dev.coterie.order.charge.ChargeContract.ChargeColumn;
import dev.coterie.order.charge.ChargeContract.ChargeFilter;
import dev.coterie.order.charge.ChargeContract.ListCharges;
import dev.coterie.order.charge.ChargeContract.ListRefunds;
import dev.coterie.pricing.PriceBook;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;
import java.util.Currency;
import java.util.List;

/** {@code /admin/customers/CODE}: all that is known of a customer, and what staff can do. */
public final class CustomerPage implements AdminPage {
  static final String PATH = Place.CUSTOMERS.path() + "/:code";

  /** The lists of a customer's page show the last so many; all of them are a link away. */
  private static final PageRequest SOME = new PageRequest("", 10);

  private static final int EVENTS = 20;
  private static final String PRICES = "prices";

  private static final PageRequest ALL = new PageRequest("", PageRequest.MAX);

  private final Templates templates;
  private final Currency shopCurrency;
  private final CustomerPrices prices;

  public CustomerPage(Templates templates, PriceBook book, Currency shopCurrency) {
    this.templates = templates;
    this.shopCurrency = shopCurrency;
    this.prices = new CustomerPrices(book, shopCurrency);
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.get(
        PATH,
        visit ->
            visit.wantsPart(PRICES)
                ? showPrices(visit)
                : show(visit, 200, said(visit), TypedForm.EMPTY));
    routes.get(PATH + "/export", CustomerPage::export);
    new CustomerActions(this, shopCurrency).addTo(routes);
  }

  private static Future<PageAnswer> export(Visit visit) {
    String code = visit.path("code");
    return CustomerExport.of(visit.vertx(), code)
        .map(Visit::require)
        .map(
            json ->
                PageAnswer.file(
                    new KeptFile(
                        "customer-" + code.replaceAll("[^A-Za-z0-9._-]", "_") + ".json",
                        "application/json",
                        json.toBuffer())));
  }

  private static Notice said(Visit visit) {
    String done = visit.query("done");
    return done.matches("[a-z-]{1,20}")
        ? Notice.done(visit.texts().say("customer.done." + done))
        : Notice.NONE;
  }

  /** The customer's page again, which says what was done. */
  static PageAnswer done(Visit visit, String what) {
    return PageAnswer.goTo(
        Address.of(Place.CUSTOMERS.path(), visit.path("code")).with("done", what).text());
  }

  /** The page after something was done, or with the refusal of it. */
  Future<PageAnswer> after(Visit visit, String what, TypedForm form, Result<?> result) {
    return result.fold(
        done -> Future.succeededFuture(done(visit, what)),
        refusal -> show(visit, 409, Notice.wrong(visit.texts().answer(refusal)), form));
  }

  /** The page with what is wrong of a form. */
  Future<PageAnswer> wrong(Visit visit, TypedForm form) {
    return show(visit, 422, Notice.wrong(visit.texts().say("form.wrong")), form);
  }

  /** The prices alone, while somebody types what to search for. */
  private Future<PageAnswer> showPrices(Visit visit) {
    return customer(visit)
        .compose(customer -> prices.of(visit, customer.code()))
        .map(view -> PageAnswer.page(templates.customerPrices(view)));
  }

  private static Future<Customer> customer(Visit visit) {
    return CustomerContract.FIND
        .send(visit.vertx(), new FindCustomer(visit.path("code")))
        .map(Visit::require);
  }

  Future<PageAnswer> show(Visit visit, int status, Notice notice, TypedForm form) {
    return customer(visit)
        .compose(customer -> view(visit, notice, form, customer))
        .map(view -> PageAnswer.page(status, templates.customer(view)));
  }

  private Future<CustomerView> view(Visit visit, Notice notice, TypedForm form, Customer customer) {
    String code = customer.code();
    var vertx = visit.vertx();
    ChargeFilter money = ChargeFilter.of(code);
    var memberships = MembershipContract.OF_CUSTOMER.send(vertx, new OfCustomer(code, null, ALL));
    var account =
        AccountContract.ACCOUNT.send(vertx, new ReadAccount(code, Sequence.NEWEST_FIRST, SOME));
    var charges =
        ChargeContract.CHARGES.send(
            vertx, new ListCharges(money, null, null, Sorting.downBy(ChargeColumn.TIME), SOME));
    var refunds =
        ChargeContract.REFUNDS.send(
            vertx, new ListRefunds(money, Sorting.downBy(ChargeColumn.TIME), SOME));
    var orders = OrderContract.LIST.send(vertx, ListOrders.latest(OrderFilter.of(code), SOME));
    Future<GroupChoice> groups =
        GroupChoice.of(visit, null, form.typed("group"), group -> !group.archived());
    Future<List<DrawnMembership>> drawn =
        memberships.map(Visit::require).compose(held -> drawn(visit, held));
    var paid = prices.of(visit, code);
    var events = Timeline.of(visit, SubjectKind.CUSTOMER, code, EVENTS);
    return Future.all(
            List.of(memberships, account, charges, refunds, orders, groups, drawn, paid, events))
        .map(
            all ->
                new CustomerView(
                    visit.frame(),
                    notice,
                    form,
                    customer,
                    drawn.result(),
                    Visit.require(account.result()),
                    charges.result().items(),
                    refunds.result().items(),
                    orders.result().items(),
                    groups.result(),
                    shopCurrency,
                    paid.result(),
                    events.result()));
  }

  private static Future<List<DrawnMembership>> drawn(Visit visit, Memberships held) {
    List<Long> groups = held.items().stream().map(Membership::groupId).distinct().toList();
    return GroupContract.NAMES_OF
        .send(visit.vertx(), new FindGroupNames(groups))
        .map(names -> new MembershipDrawing(visit.frame().time()).of(held, names.groups()));
  }
}
