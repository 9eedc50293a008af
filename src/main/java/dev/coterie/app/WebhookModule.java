package dev.coterie.app;

import dev.coterie.config.Role;
import dev.coterie.webhook.WebhookVerticle;
import io.vertx.core.Deployable;

/** The webhooks, as people see and change them. */
record WebhookModule(Platform platform) implements Module {

  @Override
  public Role role() {
    return Role.MEMBERSHIP;
  }

  @Override
  public Deployable verticle() {
    return new WebhookVerticle(platform.storage(), platform.config().webhook(), platform.clock());
  }
}
