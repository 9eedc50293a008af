package dev.coterie.app;

import dev.coterie.config.Role;
import dev.coterie.delivery.DeliveryVerticle;
import dev.coterie.mail.MailRecorder;
import dev.coterie.webhook.WebhookRecorder;
import io.vertx.core.Deployable;
import java.util.Map;

/** The readers of the outbox. */
record DeliveryModule(Platform platform) implements Module {
  private static final String MAIL = "mail";

  @Override
  public Role role() {
    return Role.DELIVERY;
  }

  @Override
  public Deployable verticle() {
    MailRecorder mails =
        new MailRecorder(platform.storage(), platform.config().mail(), platform.clock());
    WebhookRecorder webhooks = new WebhookRecorder(platform.storage(), platform.clock());
    return new DeliveryVerticle(
        platform.storage(),
        Map.of(MAIL, mails, WebhookRecorder.READER, webhooks),
        platform.meters());
  }
}
