package dev.coterie.app;

import dev.coterie.caller.CallerVerticle;
import dev.coterie.caller.KeyRing;
import dev.coterie.config.Role;
import io.vertx.core.Deployable;
import io.vertx.core.Future;

/** The callers, whose keys all of the process knows. */
final class CallerModule implements Module {
  private final Platform platform;
  private final KeyRing keys;

  CallerModule(Platform platform) {
    this.platform = platform;
    this.keys = new KeyRing(platform.vertx(), platform.storage().pool());
  }

  KeyRing keys() {
    return keys;
  }

  @Override
  public Future<Void> prepare() {
    platform.storage().feed().listen(keys::forget);
    return keys.load();
  }

  @Override
  public Role role() {
    return Role.MEMBERSHIP;
  }

  @Override
  public Deployable verticle() {
    return new CallerVerticle(platform.storage(), keys, platform.clock());
  }
}
