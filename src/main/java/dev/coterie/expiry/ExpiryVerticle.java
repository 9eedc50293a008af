package dev.coterie.expiry;

import dev.coterie.config.ExpiryConfig;
import dev.coterie.expiry.ExpiryContract.AnnounceDue;
import dev.coterie.kernel.Actor;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The timer that has reminders and ends of memberships announced. It decides nothing: a membership
 * ends at its instant, timer or no timer. The next batch begins after the answer to the one before,
 * so that two never overlap: as soon as the rate allows while there is more, else after the set
 * interval. A batch that fails is tried again after that interval.
 */
public final class ExpiryVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(ExpiryVerticle.class);

  private final ExpiryConfig config;
  private final ExpiryMetrics metrics;
  private final RateLimiter limiter;
  private boolean stopped;

  public ExpiryVerticle(ExpiryConfig config, MeterRegistry meters) {
    this.config = config;
    this.metrics = new ExpiryMetrics(meters);
    this.limiter = new RateLimiter(config.batch(), config.perSecond(), System.nanoTime());
  }

  @Override
  public Future<?> start() {
    announceAfter(config.every());
    return Future.succeededFuture();
  }

  /** Does not wait for a batch that runs: its transaction announces all of it or nothing. */
  @Override
  public Future<?> stop() {
    stopped = true;
    return Future.succeededFuture();
  }

  private void announceAfter(Duration wait) {
    if (!stopped) {
      vertx.setTimer(Math.max(1, wait.toMillis()), timer -> announce());
    }
  }

  private void announce() {
    Future.succeededFuture()
        .compose(
            none ->
                ExpiryContract.ANNOUNCE.send(vertx, Actor.SYSTEM, new AnnounceDue(limiter.batch())))
        .onSuccess(metrics::note)
        .map(this::waitAfter)
        .otherwise(this::waitAfterFailure)
        .onSuccess(this::announceAfter);
  }

  private Duration waitAfter(Announced announced) {
    Duration free = limiter.after(announced.count(), System.nanoTime());
    return announced.more() ? free : config.every();
  }

  private Duration waitAfterFailure(Throwable cause) {
    if (!stopped) {
      LOG.warn("no notice of a membership could be announced, trying again later", cause);
    }
    return config.every();
  }
}
