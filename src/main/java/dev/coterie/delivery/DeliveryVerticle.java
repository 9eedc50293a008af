package dev.coterie.delivery;

import dev.coterie.db.Change;
import dev.coterie.db.ChangeKind;
import dev.coterie.db.Storage;
import dev.coterie.event.Events;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.List;

/**
 * Runs the readers of the outbox: as soon as the change feed says that there are more events, and
 * every second in case that it did not.
 */
public final class DeliveryVerticle extends VerticleBase {
  private static final String BUS = "bus";
  private static final long CHECK_MILLIS = 1_000;

  private final Storage storage;
  private final MeterRegistry meters;
  private List<OutboxReader> readers = List.of();

  public DeliveryVerticle(Storage storage, MeterRegistry meters) {
    this.storage = storage;
    this.meters = meters;
  }

  @Override
  public Future<?> start() {
    readers = List.of(bus());
    storage.feed().listen(this::changed);
    return Future.all(readers.stream().map(OutboxReader::begin).toList())
        .onSuccess(begun -> readers.forEach(this::scheduleNextCheck));
  }

  @Override
  public Future<?> stop() {
    return Future.join(readers.stream().map(OutboxReader::stop).toList());
  }

  private OutboxReader bus() {
    OutboxCursor cursor =
        vertx.isClustered()
            ? new SharedCursor(BUS, storage.pool(), new Events())
            : new MemoryCursor(storage.pool(), new Events());
    return new OutboxReader(BUS, storage, cursor, new BusPublisher(vertx), meters);
  }

  private void changed(List<Change> changes) {
    if (Change.anyOf(ChangeKind.EVENTS, changes)) {
      context.runOnContext(here -> readers.forEach(OutboxReader::trigger));
    }
  }

  private void scheduleNextCheck(OutboxReader reader) {
    vertx.setTimer(
        CHECK_MILLIS,
        timer ->
            Future.succeededFuture()
                .compose(none -> reader.check())
                .onComplete(done -> scheduleNextCheck(reader)));
  }
}
