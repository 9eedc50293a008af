package dev.coterie.app;

import dev.coterie.config.Role;
import dev.coterie.membership.MembershipVerticle;
import io.vertx.core.Deployable;

/** The memberships. */
record MembershipModule(Platform platform) implements Module {

  @Override
  public Role role() {
    return Role.MEMBERSHIP;
  }

  @Override
  public Deployable verticle() {
    return new MembershipVerticle(
        platform.storage(), platform.clock(), platform.calendar(), platform.ledgerHooks());
  }
}
