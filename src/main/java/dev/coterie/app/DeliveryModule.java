package dev.coterie.app;

import dev.coterie.config.Role;
import dev.coterie.delivery.DeliveryVerticle;
import io.vertx.core.Deployable;

/** The readers of the outbox. */
record DeliveryModule(Platform platform) implements Module {

  @Override
  public Role role() {
    return Role.DELIVERY;
  }

  @Override
  public Deployable verticle() {
    return new DeliveryVerticle(platform.storage(), platform.meters());
  }
}
