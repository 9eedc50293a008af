package dev.coterie.http.storefront;

import dev.coterie.connect.shop.ShopContract;
import dev.coterie.connect.storefront.ShopProduct;
import dev.coterie.connect.storefront.StorefrontContract;
import dev.coterie.connect.storefront.StorefrontContract.FindShopProducts;
import dev.coterie.connect.storefront.StorefrontContract.ListShopCategories;
import dev.coterie.connect.storefront.StorefrontContract.ListShopProducts;
import dev.coterie.connect.storefront.StorefrontContract.ShopCategories;
import dev.coterie.http.storefront.FrontGoods.FrontCategory;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import dev.coterie.kernel.TextForm;
import dev.coterie.pricing.shop.ShopBook;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** {@code /shops/{slug}}: what an open shop sells, and each product of it. */
public final class ShopFrontPages implements FrontPage {
  private static final Refusal UNKNOWN_PAGE = Refusal.unknown("unknown-page", "nothing is here");

  private final ShopBook book;
  private final Clock clock;

  public ShopFrontPages(ShopBook book, Clock clock) {
    this.book = book;
    this.clock = clock;
  }

  @Override
  public void addTo(FrontRoutes routes) {
    routes.get("/shops/:slug", visit -> open(visit).compose(ShopFrontPages::list));
    routes.get("/shops/:slug/products/:sku", visit -> open(visit).compose(ShopFrontPages::product));
    routes.get("/shops/*", visit -> Future.failedFuture(UNKNOWN_PAGE.asException()));
  }

  private Future<ShopVisit> open(FrontVisit visit) {
    String slug = visit.path("slug", TextForm.SHOP_SLUG);
    return slug == null
        ? Future.failedFuture(ShopContract.unknownShop("").asException())
        : book.open(slug, null)
            .map(Result::orThrow)
            .map(shop -> ShopVisit.of(visit, book, shop, clock.instant()));
  }

  private static Future<FrontAnswer> list(ShopVisit at) {
    FrontVisit visit = at.visit();
    String query = visit.query(FrontVisit.QUERY, TextForm.QUERY);
    String category = visit.query(FrontVisit.CATEGORY, TextForm.CATEGORY);
    FrontFrame frame = at.frame();
    Future<Page<ShopProduct>> page =
        StorefrontContract.PRODUCTS.send(
            visit.vertx(),
            new ListShopProducts(
                at.shop().id(),
                query,
                category.isEmpty() ? null : category,
                at.now(),
                visit.page()));
    Future<ShopCategories> categories =
        StorefrontContract.CATEGORIES.send(visit.vertx(), new ListShopCategories(at.shop().id()));
    return Future.all(page.compose(found -> at.priced(frame, found.items())), categories)
        .map(
            both ->
                new FrontGoods(
                    query,
                    category,
                    shown(categories.result()),
                    both.resultAt(0),
                    page.result().next(),
                    visit.after().isEmpty()))
        .map(goods -> new StorefrontView(frame, at.shop().sign().welcome(), goods))
        .map(view -> FrontAnswer.page(at.keptBy(), visit.templates().storefront(view)));
  }

  private static List<FrontCategory> shown(ShopCategories all) {
    return all.categories().stream()
        .map(each -> new FrontCategory(each.name(), each.products()))
        .toList();
  }

  private static Future<FrontAnswer> product(ShopVisit at) {
    String sku = Objects.requireNonNullElse(at.visit().path("sku", TextForm.SKU), "");
    FrontFrame frame = at.frame();
    return find(at, List.of(sku))
        .compose(found -> find(at, withUpsells(sku, found)))
        .compose(found -> at.priced(frame, found))
        .map(shown -> view(frame, sku, shown))
        .map(view -> FrontAnswer.page(at.keptBy(), at.visit().templates().storefrontProduct(view)));
  }

  private static Future<List<ShopProduct>> find(ShopVisit at, List<String> skus) {
    return StorefrontContract.FIND
        .send(at.visit().vertx(), new FindShopProducts(at.shop().id(), skus, at.now()))
        .map(StorefrontContract.FoundShopProducts::products);
  }

  private static List<String> withUpsells(String sku, List<ShopProduct> found) {
    return Stream.concat(
            Stream.of(sku), found.stream().flatMap(product -> product.upsells().stream()))
        .distinct()
        .toList();
  }

  private static StorefrontProductView view(
      FrontFrame frame, String sku, List<FrontProduct> shown) {
    if (shown.isEmpty() || !shown.get(0).sku().equals(sku)) {
      throw Refusal.unknown("unknown-product", "the shop does not show the product " + sku)
          .asException();
    }
    return new StorefrontProductView(frame, shown.get(0), shown.subList(1, shown.size()));
  }
}
