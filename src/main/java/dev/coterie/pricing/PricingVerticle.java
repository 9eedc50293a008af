package dev.coterie.pricing;

import dev.coterie.db.DatabaseStatus;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;

/** Reads what prices are made from. */
public final class PricingVerticle extends VerticleBase {
  private final Pool pool;
  private final DatabaseStatus link;

  public PricingVerticle(Pool pool, DatabaseStatus link) {
    this.pool = pool;
    this.link = link;
  }

  @Override
  public Future<?> start() {
    LoadService service = new LoadService(vertx, pool, link);
    link.whenAway(() -> context.runOnContext(here -> service.giveUp()));
    return PricingContract.LOAD.answerWith(vertx, service::load);
  }
}
