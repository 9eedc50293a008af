package dev.coterie.app;

import dev.coterie.config.PricingConfig;
import dev.coterie.config.Role;
import dev.coterie.ops.Meters;
import dev.coterie.pricing.PriceBook;
import dev.coterie.pricing.shop.ShopBook;
import dev.coterie.pricing.shop.ShopPricingVerticle;
import io.vertx.core.Deployable;
import io.vertx.core.Future;

/** Prices in shops, and the book of what they are made from, which all of the process reads. */
final class ShopsModule implements Module {
  private final Platform platform;
  private final ShopBook book;

  ShopsModule(Platform platform, PriceBook mall) {
    this.platform = platform;
    PricingConfig config = platform.config().pricing();
    this.book =
        new ShopBook(
            platform.vertx(),
            mall,
            platform.connects() ? config : config.withSmallBook(),
            platform.clock());
  }

  ShopBook book() {
    return book;
  }

  @Override
  public Future<Void> prepare() {
    platform.storage().feed().listen(book::forget);
    Meters.bindShops(platform.meters(), book);
    return Future.succeededFuture();
  }

  @Override
  public Role role() {
    return Role.PRICING;
  }

  @Override
  public Deployable verticle() {
    return new ShopPricingVerticle(platform.storage());
  }
}
