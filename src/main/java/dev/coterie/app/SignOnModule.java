package dev.coterie.app;

import dev.coterie.caller.signon.SignOnVerticle;
import dev.coterie.config.Role;
import io.vertx.core.Deployable;

/** Single sign-on. */
record SignOnModule(Platform platform) implements Module {

  @Override
  public Role role() {
    return Role.MEMBERSHIP;
  }

  @Override
  public Deployable verticle() {
    return new SignOnVerticle(platform.config().oidc());
  }
}
