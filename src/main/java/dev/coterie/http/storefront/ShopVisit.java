package dev.coterie.http.storefront;

import dev.coterie.connect.shop.ShopLinks;
import dev.coterie.connect.storefront.ShopProduct;
import dev.coterie.http.pages.Address;
import dev.coterie.http.storefront.FrontAnswer.KeptBy;
import dev.coterie.pricing.shop.OpenedShop;
import dev.coterie.pricing.shop.ShopBook;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to a shop that is open.
 *
 * @param customer whom a signed link names, null for a guest
 */
record ShopVisit(
    FrontVisit visit, ShopBook book, OpenedShop shop, @Nullable String customer, Instant now) {

  static ShopVisit of(FrontVisit visit, ShopBook book, OpenedShop shop, Instant now) {
    String customer =
        visit.as().isEmpty() ? null : ShopLinks.customer(shop.secret(), visit.as(), now);
    return new ShopVisit(visit, book, shop, customer, now);
  }

  /** A link that does not count any more is dropped, and said so. */
  FrontFrame frame() {
    boolean dropped = customer == null && !visit.as().isEmpty();
    return new FrontFrame(
        visit.texts(),
        visit.kit().styles(),
        visit.kit().images(),
        shop.sign().name(),
        shop.sign().accent(),
        Address.ofShop(shop.slug()).text(),
        customer == null ? "" : visit.as(),
        customer == null ? "" : customer,
        dropped ? visit.texts().say("as.wrong") : "");
  }

  KeptBy keptBy() {
    return visit.as().isEmpty() ? KeptBy.ANYONE : KeptBy.BROWSER;
  }

  /** The products with their prices, but for those that were withdrawn a moment ago. */
  Future<List<FrontProduct>> priced(FrontFrame frame, List<ShopProduct> products) {
    PriceReasons reasons = new PriceReasons(visit.texts(), shop.sign()::group, shop.currency());
    return new FrontPricing(book.prices(shop.slug(), shop.id()), reasons, customer, now)
        .priced(products, ShopProduct::sku, (product, price) -> shown(frame, product, price));
  }

  private static FrontProduct shown(
      FrontFrame frame, ShopProduct product, @Nullable FrontPrice price) {
    return new FrontProduct(
        product.sku(),
        product.name(),
        product.description(),
        frame.shown(product.images()),
        product.categories(),
        product.position() != null,
        price,
        frame.product(product.sku()));
  }
}
