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
 * The timer that has reminders and ends of memberships told. It decides nothing: a membership ends
 * at its instant, timer or no timer. One batch follows the other, so that two never overlap: at the
 * set pace while there is more, else after a while. A failed batch is only a late one.
 */
public final class ExpiryVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(ExpiryVerticle.class);

  private final ExpiryConfig config;
  private final ExpiryMetrics metrics;
  private final RateLimiter pace;
  private boolean stopped;

  public ExpiryVerticle(ExpiryConfig config, MeterRegistry meters) {
    this.config = config;
    this.metrics = new ExpiryMetrics(meters);
    this.pace = new RateLimiter(config.batch(), config.perSecond(), System.nanoTime());
  }

  @Override
  public Future<?> start() {
    tellAfter(config.every());
    return Future.succeededFuture();
  }

  /** Waits for no batch that is at work: it is told with its commit, or not at all. */
  @Override
  public Future<?> stop() {
    stopped = true;
    return Future.succeededFuture();
  }

  private void tellAfter(Duration wait) {
    if (!stopped) {
      vertx.setTimer(Math.max(1, wait.toMillis()), timer -> tell());
    }
  }

  private void tell() {
    Future.succeededFuture()
        .compose(
            none ->
                ExpiryContract.ANNOUNCE.send(vertx, Actor.SYSTEM, new AnnounceDue(pace.batch())))
        .onSuccess(metrics::note)
        .map(this::waitAfter)
        .otherwise(this::waitAfterFailure)
        .onSuccess(this::tellAfter);
  }

  private Duration waitAfter(Announced told) {
    Duration free = pace.after(told.count(), System.nanoTime());
    return told.more() ? free : config.every();
  }

  private Duration waitAfterFailure(Throwable cause) {
    if (!stopped) {
      LOG.warn("nothing was told of memberships, trying again later", cause);
    }
    return config.every();
  }
}
