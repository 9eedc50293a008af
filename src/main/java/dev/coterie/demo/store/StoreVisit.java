package dev.coterie.demo.store;

import dev.coterie.catalog.Product;
import dev.coterie.customer.CustomerContract;
import dev.coterie.customer.CustomerContract.FindCustomer;
import dev.coterie.http.pages.Moments;
import dev.coterie.http.pages.Texts;
import dev.coterie.http.storefront.FrontFrame;
import dev.coterie.http.storefront.FrontPrice;
import dev.coterie.http.storefront.FrontPricing;
import dev.coterie.http.storefront.FrontProduct;
import dev.coterie.http.storefront.FrontVisit;
import dev.coterie.http.storefront.PriceReasons;
import dev.coterie.kernel.TextForm;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to the store.
 *
 * @param customer the code of whoever the visitor chose to be, empty for a guest
 * @param isUnknown whether there is nobody of the code that was chosen
 */
record StoreVisit(FrontVisit visit, Store store, String customer, boolean isUnknown) {

  static Future<StoreVisit> of(FrontVisit visit, Store store) {
    String sent = visit.field(FrontVisit.AS, TextForm.CUSTOMER_CODE);
    String code = sent.isEmpty() ? visit.query(FrontVisit.AS, TextForm.CUSTOMER_CODE) : sent;
    return code.isEmpty()
        ? Future.succeededFuture(new StoreVisit(visit, store, "", !visit.as().isEmpty()))
        : CustomerContract.FIND
            .send(visit.vertx(), new FindCustomer(code))
            .map(
                found ->
                    found.fold(
                        known -> new StoreVisit(visit, store, code, false),
                        unknown -> new StoreVisit(visit, store, "", true)));
  }

  Vertx vertx() {
    return visit.vertx();
  }

  Texts t() {
    return visit.texts();
  }

  boolean isGuest() {
    return customer.isEmpty();
  }

  String day(Instant instant) {
    return new Moments(t().locale(), store.zone(), store.clock().instant(), false).day(instant);
  }

  /**
   * What is around each page.
   *
   * @param notice above all else, empty for none
   */
  FrontFrame frame(String notice) {
    return new FrontFrame(
        t(),
        visit.kit().styles(),
        visit.kit().images(),
        t().say("store.name"),
        "blue",
        Store.PATH,
        customer,
        customer,
        notice.isEmpty() && isUnknown ? t().say("store.unknown") : notice);
  }

  /** The products with what they cost whoever looks; without those that she may not see. */
  Future<List<FrontProduct>> priced(
      FrontFrame frame, GroupsOfStore groups, List<Product> products) {
    PriceReasons reasons = new PriceReasons(t(), groups::name, store.currency());
    String buyer = isGuest() ? null : customer;
    return new FrontPricing(store.book(), reasons, buyer, store.clock().instant())
        .priced(products, Product::sku, (product, price) -> shown(frame, product, price));
  }

  private static FrontProduct shown(FrontFrame frame, Product product, @Nullable FrontPrice price) {
    return new FrontProduct(
        product.sku(),
        product.name(),
        product.description(),
        frame.shown(product.images()),
        product.categories(),
        false,
        price,
        frame.product(product.sku()));
  }
}
