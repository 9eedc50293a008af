package dev.coterie.http.pages.mall;

import dev.coterie.connect.shop.Shop;
import dev.coterie.connect.shop.ShopContract;
import dev.coterie.connect.shop.ShopContract.ListShops;
import dev.coterie.connect.shop.ShopContract.ShopColumn;
import dev.coterie.group.Group;
import dev.coterie.group.GroupContract;
import dev.coterie.group.GroupContract.ListGroups;
import dev.coterie.group.terms.GroupKind;
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
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;
import java.util.Objects;

/** {@code /admin/shops}: the shops of members, those first whose plan ends soon. */
public final class ShopsPage implements AdminPage {
  private static final String LIST = "shops";
  private static final int PLANS = 50;
  private static final Sorting<ShopColumn> USUAL = Sorting.by(ShopColumn.UNTIL);

  private final Templates templates;

  public ShopsPage(Templates templates) {
    this.templates = templates;
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.get(Place.SHOPS.path(), this::show);
    routes.get(CsvFile.place(LIST), visit -> Future.succeededFuture(file(visit)));
  }

  private static PageAnswer file(Visit visit) {
    ShopsQuery query = ShopsQuery.of(visit);
    SortedList<ShopColumn> list = SortedList.of(visit, query.address(), USUAL);
    return new CsvFile<Shop>(visit.texts())
        .text("shop.address", Shop::slug)
        .text("shop.name", Shop::name)
        .text("shops.owner", Shop::owner)
        .value("shop.status", shop -> EnumNames.of(shop.status()))
        .text("shop.plan", Shop::plan)
        .value("shops.until", shop -> Objects.toString(shop.until(), ""))
        .value("shops.listings", Shop::listings)
        .of(LIST, page -> read(visit, query, list, page));
  }

  private static Future<Page<Shop>> read(
      Visit visit, ShopsQuery query, SortedList<ShopColumn> list, PageRequest page) {
    return ShopContract.LIST.send(
        visit.vertx(), new ListShops(query.text(), query.status(), list.sorting(), page));
  }

  private Future<PageAnswer> show(Visit visit) {
    ShopsQuery query = ShopsQuery.of(visit);
    SortedList<ShopColumn> list = SortedList.of(visit, query.address(), USUAL);
    Future<ShopsView> view =
        read(visit, query, list, visit.page())
            .map(page -> new ShopsView(visit.frame(), query, list, visit.after(), page));
    return visit.wantsPart(LIST)
        ? view.map(shown -> PageAnswer.page(templates.shopList(shown)))
        : Future.all(view, plans(visit))
            .map(both -> templates.shops(both.resultAt(0), both.<Page<Group>>resultAt(1).items()))
            .map(PageAnswer::page);
  }

  private static Future<Page<Group>> plans(Visit visit) {
    return GroupContract.LIST.send(
        visit.vertx(), new ListGroups(GroupKind.CONNECT, "", new PageRequest("", PLANS)));
  }
}
