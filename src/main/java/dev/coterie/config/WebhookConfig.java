package dev.coterie.config;

import static dev.coterie.config.InvalidConfig.require;

import java.time.Duration;

/**
 * How webhooks are sent to.
 *
 * @param allowPrivate whether their addresses may lead into private networks
 * @param timeoutSeconds how long a receiver may take for one event
 * @param atOnce how many events this process sends to one webhook at once, at most
 */
public record WebhookConfig(boolean allowPrivate, int timeoutSeconds, int atOnce) {

  public WebhookConfig {
    require(
        timeoutSeconds >= 1 && timeoutSeconds <= 60,
        "webhook.timeoutSeconds",
        "must be from 1 to 60");
    require(atOnce >= 1 && atOnce <= 100, "webhook.atOnce", "must be from 1 to 100");
  }

  public Duration timeout() {
    return Duration.ofSeconds(timeoutSeconds);
  }
}
