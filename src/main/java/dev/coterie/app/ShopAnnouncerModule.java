package dev.coterie.app;

import dev.coterie.config.Role;
import dev.coterie.connect.ShopAnnouncer;
import dev.coterie.delivery.DeliveryVerticle;
import io.vertx.core.Deployable;
import java.util.Map;

/** The reader of the outbox that has shops learn of what happened. */
record ShopAnnouncerModule(Platform platform) implements Module {

  @Override
  public Role role() {
    return Role.CONNECT;
  }

  @Override
  public Deployable verticle() {
    ShopAnnouncer announcer =
        new ShopAnnouncer(platform.storage(), platform.shopCurrency(), platform.clock());
    return DeliveryVerticle.besideTheBus(
        platform.storage(), Map.of(ShopAnnouncer.READER, announcer), platform.meters());
  }

  @Override
  public boolean isWanted() {
    return platform.connects();
  }
}
