package dev.coterie.app;

import dev.coterie.config.Role;
import dev.coterie.event.EventVerticle;
import io.vertx.core.Deployable;

/** The events, as they are read. */
record EventModule(Platform platform) implements Module {

  @Override
  public Role role() {
    return Role.MEMBERSHIP;
  }

  @Override
  public Deployable verticle() {
    return new EventVerticle(platform.storage());
  }
}
