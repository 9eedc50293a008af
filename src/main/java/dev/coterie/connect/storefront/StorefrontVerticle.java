package dev.coterie.connect.storefront;

import dev.coterie.bus.AnsweringVerticle;
import dev.coterie.connect.storefront.StorefrontContract.FoundShopProducts;
import dev.coterie.connect.storefront.StorefrontContract.ShopCategories;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.List;

/** Answers storefronts of shops. */
public record StorefrontVerticle(Pool pool) implements AnsweringVerticle {

  @Override
  public List<Future<Void>> answers(Vertx vertx) {
    ShopProducts products = new ShopProducts();
    return List.of(
        StorefrontContract.PRODUCTS.answerWith(vertx, ask -> products.page(pool, ask)),
        StorefrontContract.FIND.answerWith(
            vertx, ask -> products.find(pool, ask).map(FoundShopProducts::new)),
        StorefrontContract.CATEGORIES.answerWith(
            vertx, ask -> products.categories(pool, ask.shop()).map(ShopCategories::new)));
  }
}
