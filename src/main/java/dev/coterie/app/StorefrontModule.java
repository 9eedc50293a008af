package dev.coterie.app;

import dev.coterie.config.Role;
import dev.coterie.connect.storefront.StorefrontVerticle;
import io.vertx.core.Deployable;

/** What customers of shops see, beside prices. */
record StorefrontModule(Platform platform) implements Module {

  @Override
  public Role role() {
    return Role.PRICING;
  }

  @Override
  public Deployable verticle() {
    return new StorefrontVerticle(platform.storage().pool());
  }

  @Override
  public boolean isWanted() {
    return platform.connects();
  }
}
