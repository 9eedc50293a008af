package dev.coterie.app;

import dev.coterie.caller.CallersOfShops;
import dev.coterie.config.Role;
import dev.coterie.connect.ConnectVerticle;
import io.vertx.core.Deployable;

/** The Connect Center, which manages shops. */
record ConnectModule(Platform platform) implements Module {

  @Override
  public Role role() {
    return Role.CONNECT;
  }

  @Override
  public Deployable verticle() {
    return new ConnectVerticle(
        platform.storage(),
        new CallersOfShops(platform.clock()),
        platform.shopCurrency(),
        platform.clock());
  }

  @Override
  public boolean isWanted() {
    return platform.connects();
  }
}
