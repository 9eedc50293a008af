package dev.coterie.webhook;

import dev.coterie.kernel.EnumNames;
import dev.coterie.webhook.Reception.Manner;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what came of tries to send to webhooks. */
record WebhookMetrics(MeterRegistry registry) {

  void tried(Manner manner) {
    Counter.builder("coterie.webhook.tries")
        .description("tries to send an event to a webhook, by what came of them")
        .tag("outcome", EnumNames.of(manner))
        .register(registry)
        .increment();
  }
}
