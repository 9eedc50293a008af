package dev.coterie.app;

import dev.coterie.config.Role;
import io.vertx.core.Deployable;
import io.vertx.core.Future;

/** One feature as a process deploys it: its verticle, by role, and what surrounds it. */
interface Module {

  /** A process that has not this role does without the feature. */
  Role role();

  Deployable verticle();

  default int instances() {
    return 1;
  }

  /** Makes ready what the verticle and others of the process need, whatever the roles. */
  default Future<Void> prepare() {
    return Future.succeededFuture();
  }
}
