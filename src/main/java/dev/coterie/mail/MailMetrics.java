package dev.coterie.mail;

import dev.coterie.kernel.EnumNames;
import dev.coterie.mail.TryOutcome.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what came of tries to send mails. */
record MailMetrics(MeterRegistry registry) {

  void tried(Verdict verdict) {
    Counter.builder("coterie.mail.tries")
        .description("tries to send a mail, by what came of them")
        .tag("outcome", EnumNames.of(verdict))
        .register(registry)
        .increment();
  }
}
