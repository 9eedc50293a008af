package dev.coterie.expiry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/** Counts what the timer had told. */
final class ExpiryMetrics {
  private final MeterRegistry registry;
  private final Counter failures;
  private volatile Duration overdue = Duration.ZERO;

  ExpiryMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.failures =
        Counter.builder("coterie.expiry.failures")
            .description("attempts to tell something due of a membership that failed")
            .register(registry);
    Gauge.builder("coterie.expiry.overdue", () -> overdue.toSeconds())
        .description("how long ago what was told last was due, 0 once nothing more waits")
        .baseUnit("seconds")
        .register(registry);
  }

  void note(Announced told) {
    told.byKind().forEach((kind, count) -> told(kind).increment(count));
    failures.increment(told.failed());
    overdue = told.late();
  }

  private Counter told(String kind) {
    return Counter.builder("coterie.expiry.announced")
        .description("reminders, graces and ends that were told")
        .tag("kind", kind)
        .register(registry);
  }
}
