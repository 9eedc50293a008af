package dev.coterie.expiry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/** Counts what the timer had announced. */
final class ExpiryMetrics {
  private final MeterRegistry registry;
  private final Counter failures;
  private volatile Duration overdue = Duration.ZERO;

  ExpiryMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.failures =
        Counter.builder("coterie.expiry.failures")
            .description("attempts to announce a notice of a membership that failed")
            .register(registry);
    Gauge.builder("coterie.expiry.overdue", () -> overdue.toSeconds())
        .description("how late the last announced notice was, 0 once none is overdue")
        .baseUnit("seconds")
        .register(registry);
  }

  void note(Announced announced) {
    announced.byKind().forEach((kind, count) -> counter(kind).increment(count));
    failures.increment(announced.failed());
    overdue = announced.late();
  }

  private Counter counter(String kind) {
    return Counter.builder("coterie.expiry.announced")
        .description("notices of memberships that were announced")
        .tag("kind", kind)
        .register(registry);
  }
}
