package dev.coterie.http.pages.listing;

import dev.coterie.caller.user.UserRole;
import dev.coterie.connect.mall.MallContract;
import dev.coterie.connect.shop.Shop;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.Visit;
import dev.coterie.http.pages.shop.OwnShop;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.TextForm;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;

/** {@code /admin/shop/mall}: what the mall offers, to be listed. */
public final class MallImportPage implements AdminPage {
  private static final String LIST = "list";

  private final Templates templates;

  public MallImportPage(Templates templates) {
    this.templates = templates;
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.get(Place.SHOP_MALL.path(), UserRole.OWNER, OwnShop.in(this::show));
  }

  private Future<PageAnswer> show(Visit visit, Shop shop) {
    String query = visit.query("query", TextForm.QUERY);
    String category = visit.query("category", TextForm.CATEGORY);
    PageRequest page = new PageRequest(visit.page().after(), ImportChoice.MOST);
    return MallContract.LIST
        .send(
            visit.vertx(),
            MallContract.of(shop.ref(), query, category.isEmpty() ? null : category, page))
        .map(
            found ->
                new MallImportView(
                    visit.frame(),
                    shop,
                    query,
                    category,
                    visit.after(),
                    found.items(),
                    found.next()))
        .map(
            view ->
                PageAnswer.pageWithImages(
                    200,
                    visit.wantsPart(LIST)
                        ? templates.mallImportList(view)
                        : templates.mallImport(view)));
  }
}
