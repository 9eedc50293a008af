package dev.coterie.pricing;

import dev.coterie.db.Storage;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Reads what prices are made from. */
public final class PricingVerticle extends VerticleBase {
  private final Storage storage;

  public PricingVerticle(Storage storage) {
    this.storage = storage;
  }

  @Override
  public Future<?> start() {
    BatchLoader loader = new BatchLoader(vertx, storage.pools().prices(), storage.status());
    storage.status().whenUnavailable(() -> context.runOnContext(turn -> loader.failSent()));
    return PricingContract.LOAD.answerWith(vertx, loader::load);
  }
}
