package dev.coterie.pricing.simulation;

import dev.coterie.db.Storage;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Works out what price rules would do. */
public final class SimulationVerticle extends VerticleBase {
  private final Storage storage;
  private final Clock clock;
  private final Currency shopCurrency;
  private @Nullable SimulationService service;

  public SimulationVerticle(Storage storage, Clock clock, Currency shopCurrency) {
    this.storage = storage;
    this.clock = clock;
    this.shopCurrency = shopCurrency;
  }

  @Override
  public Future<?> start() {
    SimulationService started = new SimulationService(vertx, storage, clock, shopCurrency);
    service = started;
    return Future.all(
        SimulationContract.BEGIN.answerWith(vertx, started::begin),
        SimulationContract.FIND.answerWith(vertx, started::find));
  }

  @Override
  public Future<?> stop() {
    return service == null ? Future.succeededFuture() : service.stop();
  }
}
