package dev.coterie.app;

import dev.coterie.config.Role;
import dev.coterie.membership.MembershipSales;
import dev.coterie.order.OrderVerticle;
import io.vertx.core.Deployable;

/** The orders, which sell memberships. */
record OrderModule(Platform platform) implements Module {

  @Override
  public Role role() {
    return Role.MEMBERSHIP;
  }

  @Override
  public Deployable verticle() {
    return new OrderVerticle(
        platform.storage(),
        new MembershipSales(platform.clock(), platform.calendar(), platform.ledgerHooks()),
        platform.clock());
  }
}
