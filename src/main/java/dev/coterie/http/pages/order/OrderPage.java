package dev.coterie.http.pages.order;

import dev.coterie.caller.user.UserRole;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.Visit;
import dev.coterie.http.pages.event.Timeline;
import dev.coterie.order.OrderContract;
import dev.coterie.order.OrderContract.FindOrder;
import dev.coterie.order.OrderContract.RetryOrder;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;

/**
 * {@code /admin/orders/ID}: what an order gave, and why a line of it gave nothing. The shop reports
 * orders, so that nothing is edited here but what staff have settled is tried again.
 */
public final class OrderPage implements AdminPage {
  private static final int EVENTS = 50;

  private final Templates templates;

  public OrderPage(Templates templates) {
    this.templates = templates;
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.get(Place.ORDERS.path() + "/:id", visit -> show(visit, 200, said(visit)));
    routes.post(Place.ORDERS.path() + "/:id/retry", UserRole.EDITOR, this::retry);
  }

  private static Notice said(Visit visit) {
    return visit.query("done").equals("retried")
        ? Notice.done(visit.texts().say("order.retried"))
        : Notice.NONE;
  }

  private Future<PageAnswer> retry(Visit visit) {
    String id = visit.path("id");
    return OrderContract.RETRY
        .send(visit.vertx(), visit.actor(), new RetryOrder(id))
        .compose(
            retried ->
                retried.fold(
                    order -> Future.succeededFuture(PageAnswer.goTo(done(id))),
                    refusal -> show(visit, 409, Notice.wrong(visit.texts().answer(refusal)))));
  }

  private static String done(String id) {
    return Address.of(Place.ORDERS.path(), id).with("done", "retried").text();
  }

  private Future<PageAnswer> show(Visit visit, int status, Notice notice) {
    return OrderContract.FIND
        .send(visit.vertx(), new FindOrder(visit.path("id")))
        .map(Visit::require)
        .compose(
            order ->
                Timeline.ofOrder(visit, order.customer(), order.id(), EVENTS)
                    .map(events -> new OrderView(visit.frame(), notice, order, events)))
        .map(view -> PageAnswer.page(status, templates.order(view)));
  }
}
