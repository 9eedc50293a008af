package dev.coterie.app;

import dev.coterie.config.Role;
import dev.coterie.ops.Meters;
import dev.coterie.pricing.PriceBook;
import dev.coterie.pricing.PricingVerticle;
import io.vertx.core.Deployable;
import io.vertx.core.Future;

/** Prices, and the book of what they are made from, which all of the process reads. */
final class PricingModule implements Module {
  private final Platform platform;
  private final PriceBook book;

  PricingModule(Platform platform) {
    this.platform = platform;
    this.book =
        new PriceBook(
            platform.vertx(),
            platform.storage().status(),
            platform.config().pricing(),
            platform.shopCurrency(),
            platform.clock());
  }

  PriceBook book() {
    return book;
  }

  @Override
  public Future<Void> prepare() {
    platform.storage().feed().listen(book::forget);
    Meters.bindBook(platform.meters(), book);
    return Future.succeededFuture();
  }

  @Override
  public Role role() {
    return Role.PRICING;
  }

  @Override
  public Deployable verticle() {
    return new PricingVerticle(platform.storage());
  }
}
