package dev.coterie.delivery;

import dev.coterie.db.Change;
import dev.coterie.db.ChangeKind;
import dev.coterie.db.Storage;
import dev.coterie.event.Events;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs the readers of the outbox: as soon as the change feed says that there are more events, and
 * every second in case that it did not.
 */
public final class DeliveryVerticle extends VerticleBase {
  private static final String BUS = "bus";
  private static final long CHECK_MILLIS = 1_000;

  private final Storage storage;
  private final Map<String, EventSink> sinks;
  private final MeterRegistry meters;
  private final boolean publishes;
  private List<OutboxReader> readers = List.of();

  /**
   * The readers of a process.
   *
   * @param sinks those beside the bus, by the names of their readers, whose positions are kept by
   *     the database
   */
  public DeliveryVerticle(Storage storage, Map<String, EventSink> sinks, MeterRegistry meters) {
    this(storage, sinks, meters, true);
  }

  private DeliveryVerticle(
      Storage storage, Map<String, EventSink> sinks, MeterRegistry meters, boolean publishes) {
    this.publishes = publishes;
    this.storage = storage;
    this.sinks = Map.copyOf(sinks);
    this.meters = meters;
  }

  /** The readers of a process that leaves publishing on the bus to others. */
  public static DeliveryVerticle besideTheBus(
      Storage storage, Map<String, EventSink> sinks, MeterRegistry meters) {
    return new DeliveryVerticle(storage, sinks, meters, false);
  }

  @Override
  public Future<?> start() {
    readers =
        Stream.concat(
                publishes ? Stream.of(bus()) : Stream.<OutboxReader>of(),
                sinks.entrySet().stream().map(sink -> lasting(sink.getKey(), sink.getValue())))
            .toList();
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
        vertx.isClustered() ? shared(BUS) : new MemoryCursor(storage.pool(), new Events());
    return new OutboxReader(BUS, storage, cursor, new BusPublisher(vertx), meters);
  }

  private OutboxReader lasting(String name, EventSink sink) {
    return new OutboxReader(name, storage, shared(name), sink, meters);
  }

  private OutboxCursor shared(String reader) {
    return new SharedCursor(reader, storage.pool(), new Events());
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
