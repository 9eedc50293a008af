package dev.coterie.http.pages.order;

import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.CsvFile;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.SortedList;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Sorting;
import dev.coterie.order.OrderContract;
import dev.coterie.order.OrderContract.ListOrders;
import dev.coterie.order.OrderContract.ListedOrder;
import dev.coterie.order.OrderContract.OrderColumn;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;

/** {@code /admin/orders}: what the shop has reported, the last first. */
public final class OrdersPage implements AdminPage {
  private static final String LIST = "orders";
  private static final Sorting<OrderColumn> USUAL = Sorting.downBy(OrderColumn.TIME);

  private final Templates templates;

  public OrdersPage(Templates templates) {
    this.templates = templates;
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.get(Place.ORDERS.path(), this::show);
    routes.get(CsvFile.place(LIST), visit -> Future.succeededFuture(file(visit)));
  }

  private static PageAnswer file(Visit visit) {
    OrdersQuery query = OrdersQuery.of(visit);
    SortedList<OrderColumn> list = list(visit, query);
    return new CsvFile<ListedOrder>(visit.texts())
        .text("order.id", ListedOrder::id)
        .value("order.at", ListedOrder::at)
        .value("order.status", order -> EnumNames.of(order.status()))
        .text("customer", ListedOrder::customer)
        .text("order.gives", order -> String.join(", ", order.groups()))
        .value("order.unfulfilled.head", ListedOrder::unfulfilled)
        .value("order.total", order -> order.total().text())
        .value("product.currency", order -> order.total().currency())
        .of(LIST, page -> read(visit, query, list, page));
  }

  private static SortedList<OrderColumn> list(Visit visit, OrdersQuery query) {
    return SortedList.of(visit, query.address(), USUAL);
  }

  private static Future<Page<ListedOrder>> read(
      Visit visit, OrdersQuery query, SortedList<OrderColumn> list, PageRequest page) {
    return OrderContract.LIST.send(
        visit.vertx(), new ListOrders(query.filter(), list.sorting(), page));
  }

  private Future<PageAnswer> show(Visit visit) {
    OrdersQuery query = OrdersQuery.of(visit);
    SortedList<OrderColumn> list = list(visit, query);
    return read(visit, query, list, visit.page())
        .map(page -> new OrdersView(visit.frame(), query, list, visit.after(), page))
        .map(
            view ->
                PageAnswer.page(
                    visit.wantsPart(LIST) ? templates.orderList(view) : templates.orders(view)));
  }
}
