package dev.coterie.app;

import dev.coterie.config.Role;
import dev.coterie.customer.CustomerVerticle;
import dev.coterie.membership.MembershipsOfCustomer;
import io.vertx.core.Deployable;

/** The customers. */
record CustomerModule(Platform platform) implements Module {

  @Override
  public Role role() {
    return Role.MEMBERSHIP;
  }

  @Override
  public Deployable verticle() {
    return new CustomerVerticle(platform.storage(), new MembershipsOfCustomer(), platform.clock());
  }
}
