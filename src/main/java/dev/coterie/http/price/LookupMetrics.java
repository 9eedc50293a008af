package dev.coterie.http.price;

import dev.coterie.kernel.Result;
import dev.coterie.pricing.PricingContract.PriceQuotes;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.AsyncResult;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Measures price lookups by their outcome. */
public final class LookupMetrics {
  private final Timer priced;
  private final Timer unknown;
  private final Timer failed;
  private final Counter unconfirmed;

  public LookupMetrics(MeterRegistry registry) {
    priced = timer(registry, "priced");
    unknown = timer(registry, "unknown");
    failed = timer(registry, "failed");
    unconfirmed =
        Counter.builder("coterie.pricing.unconfirmed")
            .description("answers given from memory while changes were not heard")
            .register(registry);
  }

  /** Notes an answer that may be older than it should. */
  void unconfirmed() {
    unconfirmed.increment();
  }

  /** Notes a lookup that is done, begun at a reading of {@link System#nanoTime()}. */
  void priced(long begin) {
    priced.record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
  }

  Running begin() {
    return new Running(this, System.nanoTime());
  }

  /** A lookup that is under way. */
  record Running(LookupMetrics metrics, long begin) {

    void end(AsyncResult<Result<PriceQuotes>> outcome) {
      metrics.timer(outcome).record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
    }
  }

  private Timer timer(AsyncResult<Result<PriceQuotes>> outcome) {
    if (outcome.failed()) {
      return failed;
    }
    return outcome
        .result()
        .fold(quotes -> quotes.quotes().contains(null) ? unknown : priced, refusal -> unknown);
  }

  private static Timer timer(MeterRegistry registry, String outcome) {
    return Timer.builder("coterie.pricing.lookups")
        .description("price lookups, one or a batch, by what they came to")
        .tag("outcome", outcome)
        .publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofNanos(10_000))
        .maximumExpectedValue(Duration.ofSeconds(10))
        .register(registry);
  }
}
