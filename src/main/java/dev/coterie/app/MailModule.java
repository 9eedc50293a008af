package dev.coterie.app;

import dev.coterie.config.Role;
import dev.coterie.mail.MailVerticle;
import io.vertx.core.Deployable;

/** The mails, as people see them. */
record MailModule(Platform platform) implements Module {

  @Override
  public Role role() {
    return Role.MEMBERSHIP;
  }

  @Override
  public Deployable verticle() {
    return new MailVerticle(platform.storage(), platform.clock());
  }
}
