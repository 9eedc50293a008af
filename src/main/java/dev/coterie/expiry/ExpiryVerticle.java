package dev.coterie.expiry;

import dev.coterie.config.Config;
import dev.coterie.membership.MembershipContract;
import dev.coterie.membership.MembershipContract.TellDue;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The timer that has reminders and ends of memberships told. It decides nothing: a membership ends
 * at its instant, timer or no timer. One run follows the other, so that two never overlap, and a
 * failed run is only a late one.
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
                .compose(none -> tellAll())
                .onFailure(cause -> LOG.warn("an expiry run failed, trying again later", cause))
                .onComplete(done -> scheduleNextRun()));
  }

  private Future<Void> tellAll() {
    return MembershipContract.TELL_DUE
        .send(vertx, new TellDue(config.batch()))
        .compose(told -> told.more() ? tellAll() : Future.<Void>succeededFuture());
  }
}
