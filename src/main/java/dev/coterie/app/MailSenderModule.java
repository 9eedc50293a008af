package dev.coterie.app;

import dev.coterie.config.MailConfig;
import dev.coterie.config.Role;
import dev.coterie.mail.MailSenderVerticle;
import io.vertx.core.Deployable;

/** What sends mails. */
record MailSenderModule(Platform platform) implements Module {

  @Override
  public Role role() {
    return Role.DELIVERY;
  }

  @Override
  public Deployable verticle() {
    MailConfig config = platform.config().mail();
    return new MailSenderVerticle(
        platform.storage(),
        config,
        platform.calendar().zone(),
        platform.meters(),
        platform.clock());
  }
}
