package dev.coterie.http.pages.order;

import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.SortedList;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.Sorting;
import dev.coterie.order.OrderContract;
import dev.coterie.order.OrderContract.ListOrders;
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
  }

  private Future<PageAnswer> show(Visit visit) {
    OrdersQuery query = OrdersQuery.of(visit);
    SortedList<OrderColumn> list = SortedList.of(visit, query.address(), USUAL);
    return OrderContract.LIST
        .send(visit.vertx(), new ListOrders(query.filter(), list.sorting(), visit.page()))
        .map(page -> new OrdersView(visit.frame(), query, list, visit.after(), page))
        .map(
            view ->
                PageAnswer.page(
                    visit.wantsPart(LIST) ? templates.orderList(view) : templates.orders(view)));
  }
}
