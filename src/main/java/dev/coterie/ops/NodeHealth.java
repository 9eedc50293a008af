package dev.coterie.ops;

import dev.coterie.db.DatabaseStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How this process is, for the page that shows it. */
public record NodeHealth(DatabaseStatus database, MeterRegistry meters, Clock clock) {

  /** How it is now. */
  public Snapshot now() {
    Instant knownUntil = database.knownUntil();
    Gauge behind = meters.find("coterie.delivery.behind").tag("reader", "bus").gauge();
    return new Snapshot(
        Version.CURRENT,
        Runtime.version().toString(),
        Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()),
        !database.isUnavailable(),
        knownUntil == null ? Duration.ZERO : Duration.between(knownUntil, clock.instant()),
        behind == null ? null : (long) behind.value());
  }

  /**
   * One moment of a process.
   *
   * @param java the version of the Java that it runs on
   * @param up how long it has been running
   * @param lag how long no changes of other processes have arrived, zero while they do
   * @param waiting events that are not published on the bus yet; null where another process does
   */
  public record Snapshot(
      String version,
      String java,
      Duration up,
      boolean databaseReachable,
      Duration lag,
      @Nullable Long waiting) {}
}
