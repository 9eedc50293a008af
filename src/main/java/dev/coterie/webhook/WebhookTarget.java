package dev.coterie.webhook;

import java.util.List;

/**
 * A webhook as its sender knows it.
 *
 * @param secrets that sign what it is sent, the present one first
 */
record WebhookTarget(Webhook webhook, List<WebhookSecret> secrets) {

  WebhookTarget {
    secrets = List.copyOf(secrets);
  }

  Breaker breaker() {
    return new Breaker(webhook.failures(), webhook.pausedUntil());
  }
}
