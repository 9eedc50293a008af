package dev.coterie.pricing;

import dev.coterie.db.Storage;
import dev.coterie.pricing.PricingContract.Load;
import dev.coterie.pricing.PricingContract.Loaded;
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
    BatchLoader<Load, Loaded> loader =
        new BatchLoader<>(vertx, storage, Load::all, new PriceRows()::load);
    storage.status().whenUnavailable(() -> context.runOnContext(turn -> loader.failSent()));
    return PricingContract.LOAD.answerWith(vertx, loader::load);
  }
}
