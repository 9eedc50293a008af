package dev.coterie.app;

import dev.coterie.config.Role;
import dev.coterie.pricing.simulation.SimulationVerticle;
import io.vertx.core.Deployable;

/** What price rules would do. */
record SimulationModule(Platform platform) implements Module {

  @Override
  public Role role() {
    return Role.PRICING;
  }

  @Override
  public Deployable verticle() {
    return new SimulationVerticle(platform.storage(), platform.clock(), platform.shopCurrency());
  }
}
