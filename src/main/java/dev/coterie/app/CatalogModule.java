package dev.coterie.app;

import dev.coterie.catalog.CatalogVerticle;
import dev.coterie.config.Role;
import io.vertx.core.Deployable;

/** The catalogue. */
record CatalogModule(Platform platform) implements Module {

  @Override
  public Role role() {
    return Role.PRICING;
  }

  @Override
  public Deployable verticle() {
    return new CatalogVerticle(platform.storage(), platform.clock());
  }
}
