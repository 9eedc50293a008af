package dev.coterie.caller;

import dev.coterie.db.ChangeFeed;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.List;

/** Keeps the callers' keys and what they were answered. */
public final class CallerVerticle extends VerticleBase {
  private final Pool pool;
  private final ChangeFeed feed;
  private final KeyRing ring;
  private final Clock clock;

  public CallerVerticle(Pool pool, ChangeFeed feed, KeyRing ring, Clock clock) {
    this.pool = pool;
    this.feed = feed;
    this.ring = ring;
    this.clock = clock;
  }

  @Override
  public Future<?> start() {
    CallerService callers = new CallerService(pool, feed, ring, clock);
    return Future.all(
        List.of(
            CallerContract.MAKE_KEY.answerWith(vertx, callers::make),
            CallerContract.LIST_KEYS.answerWith(vertx, callers::list),
            CallerContract.REVOKE_KEY.answerWith(vertx, callers::revoke),
            CallerContract.CLAIM.answerWith(vertx, callers::claim),
            CallerContract.REMEMBER.answerWith(vertx, callers::remember)));
  }
}
