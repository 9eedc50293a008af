package dev.coterie.http.storefront;

import dev.coterie.connect.shop.ShopLinks;
import dev.coterie.connect.storefront.ShopProduct;
import dev.coterie.http.storefront.FrontAnswer.KeptBy;
import dev.coterie.kernel.Result;
import dev.coterie.pricing.PricingContract.PriceQuery;
import dev.coterie.pricing.PricingContract.PriceQuote;
import dev.coterie.pricing.PricingContract.PriceQuotes;
import dev.coterie.pricing.shop.OpenedShop;
import dev.coterie.pricing.shop.ShopBook;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
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
        "/shops/" + shop.slug(),
        customer == null ? "" : visit.as(),
        customer == null ? "" : customer,
        dropped ? visit.texts().say("as.wrong") : "");
  }

  KeptBy keptBy() {
    return visit.as().isEmpty() ? KeptBy.ANYONE : KeptBy.BROWSER;
  }

  /** The products with their prices, but for those that were withdrawn a moment ago. */
  Future<List<FrontProduct>> priced(FrontFrame frame, List<ShopProduct> products) {
    List<String> skus = products.stream().map(ShopProduct::sku).toList();
    return book.prices(shop.slug(), shop.id())
        .quote(new PriceQuery(customer, null, skus, now, customer != null))
        .map(Result::orThrow)
        .map(quotes -> shown(frame, products, quotes));
  }

  private List<FrontProduct> shown(
      FrontFrame frame, List<ShopProduct> products, PriceQuotes quotes) {
    PriceReasons reasons = new PriceReasons(visit.texts(), shop.sign()::group, shop.currency());
    List<FrontProduct> shown = new ArrayList<>();
    for (int index = 0; index < products.size(); index++) {
      PriceQuote quote = quotes.quotes().get(index);
      if (quote != null) {
        shown.add(product(frame, products.get(index), FrontPrice.of(quote, reasons)));
      }
    }
    return shown;
  }

  private static FrontProduct product(FrontFrame frame, ShopProduct product, FrontPrice price) {
    return new FrontProduct(
        product.sku(),
        product.name(),
        product.description(),
        product.images().stream().filter(frame.images()::allow).toList(),
        product.categories(),
        product.position() != null,
        price,
        frame.product(product.sku()));
  }
}
