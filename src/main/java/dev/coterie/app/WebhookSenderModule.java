package dev.coterie.app;

import dev.coterie.config.Role;
import dev.coterie.webhook.WebhookSenderVerticle;
import io.vertx.core.Deployable;

/** What sends to webhooks. */
record WebhookSenderModule(Platform platform) implements Module {

  @Override
  public Role role() {
    return Role.DELIVERY;
  }

  @Override
  public Deployable verticle() {
    return new WebhookSenderVerticle(
        platform.storage(), platform.config().webhook(), platform.meters(), platform.clock());
  }
}
