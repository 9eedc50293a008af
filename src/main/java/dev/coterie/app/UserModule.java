package dev.coterie.app;

import dev.coterie.caller.user.UserVerticle;
import dev.coterie.config.Role;
import io.vertx.core.Deployable;
import java.time.Duration;

/** The users of the management pages. */
record UserModule(Platform platform) implements Module {

  @Override
  public Role role() {
    return Role.MEMBERSHIP;
  }

  @Override
  public Deployable verticle() {
    Duration idle = Duration.ofMinutes(platform.config().admin().idleMinutes());
    return new UserVerticle(platform.storage(), idle, platform.clock());
  }
}
