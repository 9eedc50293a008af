package dev.coterie.pricing;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;

/** Reads what prices are made from. */
public final class PricingVerticle extends VerticleBase {
  private final Pool pool;

  public PricingVerticle(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Future<?> start() {
    return PricingContract.LOAD.answerWith(vertx, new LoadService(vertx, pool)::load);
  }
}
