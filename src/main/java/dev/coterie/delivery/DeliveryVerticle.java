package dev.coterie.delivery;

import dev.coterie.db.Change;
import dev.coterie.db.ChangeKind;
import dev.coterie.db.Storage;
import dev.coterie.event.Events;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import org.jspecify.annotations.Nullable;

/**
 * Publishes committed events on the event bus, in the order of their ids and at least once: as soon
 * as the change feed tells of more, and every second in case that it did not.
 */
public final class DeliveryVerticle extends VerticleBase {
  private static final long LOOK_MILLIS = 1_000;

  private final Storage storage;
  private final MeterRegistry meters;
  private @Nullable OutboxReader delivery;

  public DeliveryVerticle(Storage storage, MeterRegistry meters) {
    this.storage = storage;
    this.meters = meters;
  }

  @Override
  public Future<?> start() {
    Events events = new Events();
    OutboxCursor place =
        vertx.isClustered()
            ? new SharedCursor(storage.pool(), events)
            : new MemoryCursor(storage.pool(), events);
    OutboxReader begun =
        new OutboxReader(
            storage.pool(), storage.status(), events, place, new BusPublisher(vertx), meters);
    delivery = begun;
    storage
        .feed()
        .listen(
            changes -> {
              if (Change.tellsOf(ChangeKind.EVENTS, changes)) {
                context.runOnContext(here -> begun.trigger());
              }
            });
    return begun.begin().onSuccess(ready -> scheduleNextLook(begun));
  }

  @Override
  public Future<?> stop() {
    return delivery == null ? Future.succeededFuture() : delivery.stop();
  }

  private void scheduleNextLook(OutboxReader begun) {
    vertx.setTimer(
        LOOK_MILLIS,
        timer ->
            Future.succeededFuture()
                .compose(none -> begun.look())
                .onComplete(done -> scheduleNextLook(begun)));
  }
}
