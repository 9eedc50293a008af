package dev.coterie.demo.store;

import dev.coterie.catalog.CatalogContract;
import dev.coterie.catalog.CatalogContract.ProductColumn;
import dev.coterie.catalog.CatalogContract.SearchProducts;
import dev.coterie.catalog.Product;
import dev.coterie.catalog.ProductFilter;
import dev.coterie.demo.store.StoreView.StorePerson;
import dev.coterie.demo.store.StoreView.StoreReceipt;
import dev.coterie.http.pages.Address;
import dev.coterie.http.storefront.FrontAnswer;
import dev.coterie.http.storefront.FrontAnswer.KeptBy;
import dev.coterie.http.storefront.FrontFrame;
import dev.coterie.http.storefront.FrontGoods;
import dev.coterie.http.storefront.FrontGoods.FrontCategory;
import dev.coterie.http.storefront.FrontProduct;
import dev.coterie.http.storefront.FrontVisit;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Sorting;
import dev.coterie.kernel.TextForm;
import dev.coterie.membership.MembershipContract;
import dev.coterie.membership.MembershipContract.HeldGroups;
import dev.coterie.membership.MembershipContract.ListHeld;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /store}: people to be, plans to buy, shops to visit and products with their prices. */
record StoreHome(Store store) {
  /** Whom a visitor may be with one click: of several groups, of none, and with a shop. */
  private static final List<String> PEOPLE =
      List.of("alan", "grace", "ada", "restaurant-7", "rosa");

  private static final PageRequest ALL = new PageRequest("", PageRequest.MAX);

  /**
   * Shows it.
   *
   * @param notice above all else, empty for none
   */
  Future<FrontAnswer> show(StoreVisit at, String notice) {
    FrontFrame frame = at.frame(notice);
    StoreShops shops = new StoreShops(at);
    Future<GroupsOfStore> groups = GroupsOfStore.read(at.vertx());
    Future<HeldGroups> held = MembershipContract.HELD.send(at.vertx(), new ListHeld(people(at)));
    Future<FrontGoods> goods = groups.compose(all -> goods(at, frame, all));
    Future<@Nullable StoreReceipt> receipt =
        Future.all(groups, goods)
            .compose(both -> new StoreOrder(at, groups.result()).read(goods.result().products()));
    return Future.all(held, receipt, shops.own(), shops.others())
        .map(
            all ->
                new StoreView(
                    frame,
                    shown(at, groups.result(), held.result()),
                    receipt.result(),
                    all.resultAt(2),
                    groups.result().onSale(held.result().of(at.customer())),
                    all.resultAt(3),
                    goods.result()))
        .map(view -> at.visit().templates().store(view))
        .map(
            page ->
                notice.isEmpty()
                    ? FrontAnswer.page(KeptBy.BROWSER, page)
                    : FrontAnswer.once(409, page));
  }

  /** Those whom one may choose, and whoever was chosen. */
  private static List<String> people(StoreVisit at) {
    return Stream.concat(PEOPLE.stream(), at.isGuest() ? Stream.of() : Stream.of(at.customer()))
        .distinct()
        .toList();
  }

  private static List<StorePerson> shown(StoreVisit at, GroupsOfStore groups, HeldGroups held) {
    return Stream.concat(Stream.of(""), people(at).stream())
        .map(
            code ->
                new StorePerson(
                    code,
                    groups.names(held.of(code)),
                    new Address(Store.PATH).with(FrontVisit.AS, code),
                    code.equals(at.customer())))
        .toList();
  }

  private static Future<FrontGoods> goods(StoreVisit at, FrontFrame frame, GroupsOfStore groups) {
    FrontVisit visit = at.visit();
    String query = visit.query(FrontVisit.QUERY, TextForm.QUERY);
    String category = visit.query(FrontVisit.CATEGORY, TextForm.CATEGORY);
    ProductFilter filter =
        new ProductFilter(query, category.isEmpty() ? null : category, null, false, false);
    Future<Page<Product>> page = search(at, filter, visit.page());
    return Future.all(
            page.compose(found -> at.priced(frame, groups, goods(found))),
            search(at, ProductFilter.ALL, ALL).map(StoreHome::categories))
        .map(
            both ->
                new FrontGoods(
                    query,
                    category,
                    both.resultAt(1),
                    both.<List<FrontProduct>>resultAt(0),
                    page.result().next(),
                    visit.after().isEmpty()));
  }

  private static Future<Page<Product>> search(
      StoreVisit at, ProductFilter filter, PageRequest page) {
    return CatalogContract.SEARCH.send(
        at.vertx(), new SearchProducts(filter, Sorting.by(ProductColumn.NAME), page));
  }

  /** Without what sells groups, which has a place of its own. */
  private static List<Product> goods(Page<Product> found) {
    return found.items().stream().filter(product -> product.group() == null).toList();
  }

  private static List<FrontCategory> categories(Page<Product> all) {
    return goods(all).stream()
        .map(Product::categories)
        .flatMap(Collection::stream)
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(each -> new FrontCategory(each.getKey(), each.getValue()))
        .toList();
  }
}
