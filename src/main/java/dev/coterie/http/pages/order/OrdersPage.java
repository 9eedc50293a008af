package dev.coterie.http.pages.order;

import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.Visit;
import dev.coterie.order.OrderContract;
import dev.coterie.order.OrderContract.ListOrders;
import dev.coterie.order.OrderStatus;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;

/** {@code /admin/orders}: what the shop has reported, the last first. */
public final class OrdersPage implements AdminPage {
  static final String LIST = "orders";

  private final Templates templates;

  public OrdersPage(Templates templates) {
    this.templates = templates;
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.get(Place.ORDERS.path(), this::show);
  }

  private Future<PageAnswer> show(Visit visit) {
    OrderStatus status = visit.choice("status", OrderStatus.class);
    boolean unfulfilled = visit.query("unfulfilled").equals("true");
    String query = visit.query("query");
    return OrderContract.LIST
        .send(visit.vertx(), new ListOrders(query, null, status, unfulfilled, visit.pageByNumber()))
        .map(
            page ->
                new OrdersView(
                    visit.frame(), query, status, unfulfilled, visit.query("after"), page))
        .map(
            view ->
                PageAnswer.page(
                    visit.wantsPart(LIST) ? templates.orderList(view) : templates.orders(view)));
  }
}
