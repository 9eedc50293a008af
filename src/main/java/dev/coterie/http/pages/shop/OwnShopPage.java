package dev.coterie.http.pages.shop;

import dev.coterie.caller.user.UserRole;
import dev.coterie.connect.shop.ShopContract;
import dev.coterie.connect.shop.ShopContract.Overlook;
import dev.coterie.connect.shop.ShopContract.ShopOverview;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.Visit;
import dev.coterie.http.pages.event.SubjectKind;
import dev.coterie.http.pages.event.Timeline;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;

/** {@code /admin/shop}: the owner's shop at a glance, how long its plan lasts, what happened. */
public final class OwnShopPage implements AdminPage {
  private static final int EVENTS = 20;

  private final Templates templates;

  public OwnShopPage(Templates templates) {
    this.templates = templates;
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.get(Place.SHOP.path(), UserRole.OWNER, this::show);
  }

  private Future<PageAnswer> show(Visit visit) {
    return ShopContract.OVERLOOK
        .send(visit.vertx(), new Overlook(OwnShop.ref(visit)))
        .map(Visit::require)
        .compose(overview -> show(visit, overview));
  }

  private Future<PageAnswer> show(Visit visit, ShopOverview overview) {
    var plan = ShopPlan.of(visit, overview.shop());
    var events = Timeline.of(visit, SubjectKind.SHOP, overview.shop().slug(), EVENTS);
    return Future.all(plan, events)
        .map(
            all ->
                new OwnShopView(
                    visit.frame(), overview, plan.result().orElse(null), events.result()))
        .map(view -> PageAnswer.page(templates.ownShop(view)));
  }
}
