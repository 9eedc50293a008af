package dev.coterie.app;

import dev.coterie.config.Role;
import dev.coterie.expiry.ExpiryVerticle;
import io.vertx.core.Deployable;

/** The timer. */
record ExpiryModule(Platform platform) implements Module {

  @Override
  public Role role() {
    return Role.EXPIRY;
  }

  @Override
  public Deployable verticle() {
    return new ExpiryVerticle(platform.config().expiry(), platform.meters());
  }
}
