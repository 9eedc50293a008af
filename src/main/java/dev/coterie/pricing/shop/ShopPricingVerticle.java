package dev.coterie.pricing.shop;

import dev.coterie.db.Storage;
import dev.coterie.pricing.BatchLoader;
import dev.coterie.pricing.shop.ShopPricingContract.LoadOfShops;
import dev.coterie.pricing.shop.ShopPricingContract.LoadedOfShops;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Reads what prices in shops are made from. */
public final class ShopPricingVerticle extends VerticleBase {
  private final Storage storage;

  public ShopPricingVerticle(Storage storage) {
    this.storage = storage;
  }

  @Override
  public Future<?> start() {
    ShopRows rows = new ShopRows();
    BatchLoader<LoadOfShops, LoadedOfShops> loader =
        new BatchLoader<>(vertx, storage, LoadOfShops::all, rows::load);
    storage.status().whenUnavailable(() -> context.runOnContext(turn -> loader.failSent()));
    return ShopPricingContract.LOAD.answerWith(vertx, loader::load);
  }
}
