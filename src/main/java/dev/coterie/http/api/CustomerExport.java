package dev.coterie.http.api;

import dev.coterie.bus.InOrder;
import dev.coterie.customer.Customer;
import dev.coterie.customer.CustomerContract;
import dev.coterie.customer.CustomerContract.FindCustomer;
import dev.coterie.event.EventContract;
import dev.coterie.event.EventContract.ReadLatest;
import dev.coterie.event.EventFilter;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Result;
import dev.coterie.kernel.Sequence;
import dev.coterie.kernel.Sorting;
import dev.coterie.mail.MailContract;
import dev.coterie.mail.MailContract.ListMails;
import dev.coterie.membership.MembershipContract;
import dev.coterie.membership.MembershipContract.Memberships;
import dev.coterie.membership.MembershipContract.OfCustomer;
import dev.coterie.order.Order;
import dev.coterie.order.OrderContract;
import dev.coterie.order.OrderContract.FindOrder;
import dev.coterie.order.OrderContract.ListOrders;
import dev.coterie.order.OrderFilter;
import dev.coterie.order.account.AccountContract;
import dev.coterie.order.account.AccountContract.ReadAccount;
import dev.coterie.order.charge.ChargeContract;
import dev.coterie.order.charge.ChargeContract.ChargeColumn;
import dev.coterie.order.charge.ChargeContract.ChargeFilter;
import dev.coterie.order.charge.ChargeContract.ListCharges;
import dev.coterie.order.charge.ChargeContract.ListRefunds;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** All that is kept of a customer, as one JSON object that the customer may have. */
public final class CustomerExport {
  private final Vertx vertx;
  private final String code;

  private CustomerExport(Vertx vertx, String code) {
    this.vertx = vertx;
    this.code = code;
  }

  /** What is kept of the customer of the code; refused if there is none. */
  public static Future<Result<JsonObject>> of(Vertx vertx, String code) {
    return CustomerContract.FIND
        .send(vertx, new FindCustomer(code))
        .compose(
            found ->
                found.fold(
                    customer -> new CustomerExport(vertx, code).of(customer).map(Result::ok),
                    refusal -> Future.succeededFuture(Result.refused(refusal))));
  }

  private Future<JsonObject> of(Customer customer) {
    ChargeFilter money = ChargeFilter.of(code);
    Future<JsonArray> charges =
        all(
            page ->
                ChargeContract.CHARGES.send(
                    vertx, new ListCharges(money, null, null, Sorting.by(ChargeColumn.ID), page)),
            ChargesApi::json);
    Future<JsonArray> refunds =
        all(
            page ->
                ChargeContract.REFUNDS.send(
                    vertx, new ListRefunds(money, Sorting.by(ChargeColumn.ID), page)),
            ChargesApi::json);
    Future<JsonArray> mails =
        all(page -> MailContract.LIST.send(vertx, ListMails.about(code, page)), MailsApi::json);
    return Future.all(
            List.of(memberships(), orders(), account(), charges, refunds, mails, events()))
        .map(
            parts ->
                new JsonObject()
                    .put("customer", CustomersApi.json(customer))
                    .put("memberships", parts.resultAt(0))
                    .put("orders", parts.resultAt(1))
                    .put("account", parts.resultAt(2))
                    .put("charges", parts.resultAt(3))
                    .put("refunds", parts.resultAt(4))
                    .put("mails", parts.resultAt(5))
                    .put("events", parts.resultAt(6)));
  }

  private Future<JsonArray> memberships() {
    PageRequest all = new PageRequest("", PageRequest.MAX);
    return MembershipContract.OF_CUSTOMER
        .send(vertx, new OfCustomer(code, null, all))
        .map(found -> found.fold(CustomerExport::json, refusal -> new JsonArray()));
  }

  private static JsonArray json(Memberships memberships) {
    MembershipJson json = new MembershipJson(true);
    return array(memberships.items(), each -> json.of(each, memberships.status(each)));
  }

  private Future<JsonArray> orders() {
    return listed(
            page -> OrderContract.LIST.send(vertx, ListOrders.latest(OrderFilter.of(code), page)))
        .compose(
            all ->
                InOrder.collect(
                    all, order -> OrderContract.FIND.send(vertx, new FindOrder(order.id()))))
        .map(
            found ->
                array(
                    found.stream()
                        .flatMap(each -> each.fold(Stream::of, gone -> Stream.<Order>empty()))
                        .toList(),
                    OrderJson::of));
  }

  private Future<JsonArray> account() {
    return all(
        page ->
            AccountContract.ACCOUNT
                .send(vertx, new ReadAccount(code, Sequence.OLDEST_FIRST, page))
                .map(
                    found ->
                        found.fold(
                            account -> account.entries(), refusal -> new Page<>(List.of(), null))),
        AccountsApi::json);
  }

  private Future<JsonArray> events() {
    EventFilter filter = EventFilter.of(code, Set.of());
    return all(
        page ->
            EventContract.READ_LATEST.send(
                vertx, new ReadLatest(Sequence.NEWEST_FIRST.cursor(page), page.limit(), filter)),
        event -> event.json());
  }

  private static <T> Future<JsonArray> all(
      Function<PageRequest, Future<Page<T>>> ask, Function<T, JsonObject> json) {
    return listed(ask).map(items -> array(items, json));
  }

  /** All pages of a list. */
  private static <T> Future<List<T>> listed(Function<PageRequest, Future<Page<T>>> ask) {
    List<T> all = new ArrayList<>();
    return InOrder.<String>onward(
            "",
            after ->
                ask.apply(new PageRequest(after, PageRequest.MAX))
                    .onSuccess(page -> all.addAll(page.items()))
                    .map(page -> Optional.ofNullable(page.next())))
        .map(all);
  }

  private static <T> JsonArray array(List<T> items, Function<T, JsonObject> json) {
    JsonArray array = new JsonArray();
    items.forEach(item -> array.add(json.apply(item)));
    return array;
  }
}
