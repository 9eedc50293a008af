package dev.coterie.app;

import dev.coterie.config.Role;
import dev.coterie.pricing.PriceBook;
import dev.coterie.restriction.AccessBook;
import dev.coterie.restriction.RestrictionVerticle;
import io.vertx.core.Deployable;
import io.vertx.core.Future;

/** Who may enter a page and see a product, and the book from which all of the process reads it. */
final class RestrictionModule implements Module {
  private final Platform platform;
  private final AccessBook book;

  RestrictionModule(Platform platform, PriceBook customers) {
    this.platform = platform;
    this.book = new AccessBook(platform.vertx(), customers, platform.clock());
  }

  AccessBook book() {
    return book;
  }

  @Override
  public Future<Void> prepare() {
    platform.storage().feed().listen(book::forget);
    return Future.succeededFuture();
  }

  @Override
  public Role role() {
    return Role.PRICING;
  }

  @Override
  public Deployable verticle() {
    return new RestrictionVerticle(platform.storage(), platform.clock());
  }
}
