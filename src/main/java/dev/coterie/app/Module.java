package dev.coterie.app;

import dev.coterie.config.Role;
import io.vertx.core.Deployable;
import io.vertx.core.Future;

/** One feature as a process deploys it: its verticle, by role, and what surrounds it. */
interface Module {

  /** A process that has not this role does without the feature. */
  Role role();

  Deployable verticle();

  /** Whether the settings ask for it, whatever the roles. */
  default boolean isWanted() {
    return true;
  }

  default int instances() {
    return 1;
  }

  /** Makes ready what the verticle and others of the process need, whatever the roles. */
  default Future<Void> prepare() {
    return Future.succeededFuture();
  }
}
