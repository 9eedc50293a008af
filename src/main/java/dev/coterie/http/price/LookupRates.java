package dev.coterie.http.price;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How many lookups this process has answered a second of late, and how long they took. It looks at
 * the counters every few seconds and costs the lookups nothing.
 */
public final class LookupRates {
  private static final Duration EVERY = Duration.ofSeconds(10);
  private static final int KEPT = 7;

  private final MeterRegistry registry;
  private final Deque<Sample> samples = new ArrayDeque<>();

  public LookupRates(MeterRegistry registry) {
    this.registry = registry;
  }

  private record Sample(long nanos, long count, List<CountAtBucket> buckets) {}

  /**
   * What the last minute or so was like.
   *
   * @param perSecond lookups that were priced, a batch counts once
   * @param p99Micros 99 of 100 took no longer, to the width of a bucket; 0 where none was priced
   */
  public record Recent(long perSecond, long p99Micros) {}

  /** Takes a sample now and from then on. */
  public void watch(Vertx vertx) {
    sample();
    vertx.setPeriodic(EVERY.toMillis(), timer -> sample());
  }

  private synchronized void sample() {
    Timer priced = registry.find("coterie.pricing.lookups").tag("outcome", "priced").timer();
    if (priced != null) {
      samples.addLast(
          new Sample(
              System.nanoTime(), priced.count(), List.of(priced.takeSnapshot().histogramCounts())));
    }
    if (samples.size() > KEPT) {
      samples.removeFirst();
    }
  }

  public synchronized Recent recent() {
    if (samples.size() < 2) {
      return new Recent(0, 0);
    }
    Sample first = samples.getFirst();
    Sample last = samples.getLast();
    long count = last.count - first.count;
    long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(last.nanos - first.nanos));
    return new Recent(count / seconds, p99Micros(first.buckets, last.buckets, count));
  }

  private static long p99Micros(List<CountAtBucket> before, List<CountAtBucket> after, long count) {
    for (int index = 0; index < after.size(); index++) {
      long earlier = index < before.size() ? (long) before.get(index).count() : 0;
      long within = (long) after.get(index).count() - earlier;
      if (count > 0 && within * 100 >= count * 99) {
        return (long) after.get(index).bucket(TimeUnit.MICROSECONDS);
      }
    }
    return 0;
  }
}
