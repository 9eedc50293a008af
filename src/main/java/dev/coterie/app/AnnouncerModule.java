package dev.coterie.app;

import dev.coterie.config.Role;
import dev.coterie.expiry.AnnouncerVerticle;
import io.vertx.core.Deployable;

/** What is announced when the timer asks for it. */
record AnnouncerModule(Platform platform) implements Module {

  @Override
  public Role role() {
    return Role.MEMBERSHIP;
  }

  @Override
  public Deployable verticle() {
    return new AnnouncerVerticle(platform.storage(), platform.clock());
  }
}
