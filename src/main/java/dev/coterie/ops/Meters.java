package dev.coterie.ops;

import dev.coterie.db.DatabaseStatus;
import dev.coterie.pricing.PriceBook;
import dev.coterie.pricing.shop.ShopBook;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.vertx.core.Vertx;
import io.vertx.core.metrics.MetricsOptions;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** What is measured beside the lookups themselves. */
public final class Meters {
  private static final long LAG_PROBE_MILLIS = 500;
  private static final String SILENCE = "coterie.eventloop.silence";
  private static final int LONGEST_SILENCE_SECONDS = 20;

  private Meters() {}

  /** Of Vert.x: pools (their queues and waits) and SQL; not each request, which is ours to time. */
  public static MetricsOptions vertxOptions() {
    return new MicrometerMetricsOptions()
        .setDisabledMetricsCategories(
            Set.of(
                MetricsDomain.HTTP_SERVER.toCategory(),
                MetricsDomain.NET_SERVER.toCategory(),
                MetricsDomain.NET_CLIENT.toCategory(),
                MetricsDomain.EVENT_BUS.toCategory(),
                MetricsDomain.DATAGRAM_SOCKET.toCategory()))
        .setEnabled(true);
  }

  @SuppressWarnings("resource") // the collector's listener lives as long as the process
  public static void bindProcess(MeterRegistry registry) {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new JvmGcMetrics().bindTo(registry);
    Gauge.builder("coterie.memory.direct", DirectMemory::used)
        .description("memory outside of the heap that requests and answers travel in")
        .baseUnit("bytes")
        .register(registry);
    Gauge.builder("coterie.memory.direct.max", DirectMemory::max)
        .description("how much of it there is")
        .baseUnit("bytes")
        .register(registry);
  }

  public static void bindBook(MeterRegistry registry, PriceBook book) {
    bindCache(registry, "products", book::products);
    bindCache(registry, "customers", book::customers);
  }

  public static void bindShops(MeterRegistry registry, ShopBook book) {
    bindCache(registry, "listings", book::listings);
  }

  public static void bindDatabase(MeterRegistry registry, DatabaseStatus database, Clock clock) {
    Gauge.builder("coterie.database.unavailable", () -> database.isUnavailable() ? 1 : 0)
        .description("1 while the database is known to be unavailable")
        .register(registry);
    Gauge.builder("coterie.database.stale", () -> staleSeconds(database, clock))
        .description("how long no changes have arrived, 0 while they do")
        .baseUnit("seconds")
        .register(registry);
  }

  private static long staleSeconds(DatabaseStatus database, Clock clock) {
    Instant knownUntil = database.knownUntil();
    return knownUntil == null ? 0 : Duration.between(knownUntil, clock.instant()).toSeconds();
  }

  /**
   * Measures how late a timer of the calling event loop fires; call it once on each loop. A loop
   * that is kept busy shows here before it shows in answers.
   */
  public static void watchEventLoop(Vertx vertx, MeterRegistry registry) {
    Timer lag =
        Timer.builder("coterie.eventloop.lag")
            .description("how late timers fire on the event loops that answer HTTP")
            .publishPercentileHistogram()
            .register(registry);
    AtomicLong heard = new AtomicLong(System.nanoTime());
    Gauge.builder(SILENCE, heard, last -> secondsSince(last.get()))
        .description("how long an event loop has run no timer")
        .baseUnit("seconds")
        .tag("loop", Thread.currentThread().getName())
        .register(registry);
    probe(vertx, lag, heard);
  }

  /** Whether all event loops that answer HTTP do anything. */
  static boolean areEventLoopsAlive(MeterRegistry registry) {
    return registry.find(SILENCE).gauges().stream()
        .allMatch(silence -> silence.value() < LONGEST_SILENCE_SECONDS);
  }

  private static double secondsSince(long nanoTime) {
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - nanoTime);
  }

  private static void probe(Vertx vertx, Timer lag, AtomicLong heard) {
    heard.set(System.nanoTime());
    long expected = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LAG_PROBE_MILLIS);
    vertx.setTimer(
        LAG_PROBE_MILLIS,
        timer -> {
          lag.record(Math.max(0, System.nanoTime() - expected), TimeUnit.NANOSECONDS);
          probe(vertx, lag, heard);
        });
  }

  private static void bindCache(
      MeterRegistry registry, String cache, Supplier<PriceBook.Usage> usage) {
    Gauge.builder("coterie.pricing.book.entries", () -> usage.get().entries())
        .description("entries that the price book holds")
        .tag("of", cache)
        .register(registry);
    counter(registry, cache, "hit", usage, used -> used.hits());
    counter(registry, cache, "miss", usage, used -> used.misses());
  }

  private static void counter(
      MeterRegistry registry,
      String cache,
      String result,
      Supplier<PriceBook.Usage> usage,
      ToLongFunction<PriceBook.Usage> count) {
    FunctionCounter.builder(
            "coterie.pricing.book.reads", usage, from -> count.applyAsLong(from.get()))
        .description("reads of the price book")
        .tag("of", cache)
        .tag("result", result)
        .register(registry);
  }
}
