package dev.coterie.expiry;

import dev.coterie.config.Config;
import dev.coterie.membership.MembershipContract;
import dev.coterie.membership.MembershipContract.AnnounceEnded;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The timer that has ended memberships announced. It decides nothing: a membership ends at its
 * instant, timer or no timer. One run follows the other, so that two never overlap, and a failed
 * run is only a late one.
 */
public final class ExpiryVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(ExpiryVerticle.class);

  private final Config.Expiry config;

  public ExpiryVerticle(Config.Expiry config) {
    this.config = config;
  }

  @Override
  public Future<?> start() {
    scheduleNextRun();
    return Future.succeededFuture();
  }

  private void scheduleNextRun() {
    vertx.setTimer(
        config.every().toMillis(),
        timer ->
            Future.succeededFuture()
                .compose(none -> announceAll())
                .onFailure(cause -> LOG.warn("an expiry run failed, trying again later", cause))
                .onComplete(done -> scheduleNextRun()));
  }

  private Future<Void> announceAll() {
    return MembershipContract.ANNOUNCE_ENDED
        .send(vertx, new AnnounceEnded(config.batch()))
        .compose(announced -> announced.more() ? announceAll() : Future.<Void>succeededFuture());
  }
}
