package dev.coterie.app;

import dev.coterie.config.Role;
import dev.coterie.expiry.GroupNotices;
import dev.coterie.list.ListVerticle;
import io.vertx.core.Deployable;

/** Customer lists as files. */
record ListModule(Platform platform) implements Module {

  @Override
  public Role role() {
    return Role.MEMBERSHIP;
  }

  @Override
  public Deployable verticle() {
    return new ListVerticle(
        platform.storage(),
        new GroupNotices(platform.calendar()),
        platform.config().lists().removalPercent(),
        platform.clock());
  }
}
