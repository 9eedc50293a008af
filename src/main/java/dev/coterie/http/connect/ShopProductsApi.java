package dev.coterie.http.connect;

import dev.coterie.caller.Scope;
import dev.coterie.connect.shop.ShopRef;
import dev.coterie.connect.storefront.ShopProduct;
import dev.coterie.connect.storefront.StorefrontContract;
import dev.coterie.connect.storefront.StorefrontContract.ListShopProducts;
import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import dev.coterie.http.Params;
import dev.coterie.http.server.Resource;
import dev.coterie.http.server.Routes;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Result;
import dev.coterie.kernel.TextForm;
import dev.coterie.pricing.PricingContract.PriceQuery;
import dev.coterie.pricing.PricingContract.PriceQuote;
import dev.coterie.pricing.shop.ShopBook;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** {@code /v1/shops/{slug}/products}: what a shop shows, with guests' prices. */
public final class ShopProductsApi implements Resource {
  private final ShopBook book;
  private final Clock clock;

  public ShopProductsApi(ShopBook book, Clock clock) {
    this.book = book;
    this.clock = clock;
  }

  @Override
  public void addTo(Routes routes) {
    routes
        .also(Scope.SHOP)
        .get(
            ShopPath.SHOP + "/products",
            Scope.PRICES,
            this::list,
            "query",
            "category",
            "customer",
            "limit",
            "cursor");
  }

  private Future<Answer> list(Exchange exchange) {
    ShopRef ref = ShopPath.of(exchange);
    Params params = exchange.query();
    String query = params.text("query", TextForm.QUERY, "");
    String category = params.text("category", TextForm.CATEGORY);
    String customer = params.text("customer", TextForm.CUSTOMER_CODE);
    PageRequest page = params.page();
    params.check();
    Instant now = clock.instant();
    return book.open(ref.slug(), ref.only())
        .map(Result::orThrow)
        .compose(
            shop ->
                StorefrontContract.PRODUCTS.send(
                    exchange.vertx(), new ListShopProducts(shop.id(), query, category, now, page)))
        .compose(found -> priced(ref, customer, found, now));
  }

  private Future<Answer> priced(
      ShopRef ref, @Nullable String customer, Page<ShopProduct> found, Instant now) {
    List<String> skus = found.items().stream().map(ShopProduct::sku).toList();
    return book.prices(ref.slug(), ref.only())
        .quote(new PriceQuery(customer, null, skus, now, false))
        .map(Result::orThrow)
        .map(
            quotes -> {
              List<Priced> all =
                  IntStream.range(0, skus.size())
                      .mapToObj(at -> new Priced(found.items().get(at), quotes.quotes().get(at)))
                      .filter(each -> each.quote() != null)
                      .toList();
              return Answer.list(all, found.next(), Priced::json);
            });
  }

  /** A product with its price, which lacks where it was withdrawn a moment ago. */
  private record Priced(ShopProduct product, @Nullable PriceQuote quote) {

    JsonObject json() {
      JsonObject json =
          new JsonObject()
              .put("sku", product.sku())
              .put("name", product.name())
              .put("description", product.description())
              .put("images", new JsonArray(product.images()))
              .put("categories", new JsonArray(product.categories()))
              .put("promoted", product.position() != null)
              .put("position", product.position())
              .put("upsells", new JsonArray(product.upsells()));
      return quote == null
          ? json
          : json.put("currency", quote.currency().getCurrencyCode())
              .put("listPrice", quote.listAmount().text())
              .put("price", quote.amount().text());
    }
  }
}
