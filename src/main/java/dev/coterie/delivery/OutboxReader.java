package dev.coterie.delivery;

import dev.coterie.bus.Faults;
import dev.coterie.bus.SerialTask;
import dev.coterie.db.Storage;
import dev.coterie.event.Events;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings events from the outbox to one sink, in the order of their ids and each at least once. A
 * reader has a name, under which the database keeps its position and the metrics show its work, so
 * that each further sink is one more reader beside the others.
 */
final class OutboxReader {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxReader.class);

  private final Storage storage;
  private final Events events = new Events();
  private final OutboxCursor cursor;
  private final EventSink sink;
  private final SerialTask delivering = new SerialTask(this::deliverAll, OutboxReader::postponed);
  private final Counter delivered;
  private volatile long behind;
  private boolean failed;

  OutboxReader(
      String name, Storage storage, OutboxCursor cursor, EventSink sink, MeterRegistry meters) {
    this.storage = storage;
    this.cursor = cursor;
    this.sink = sink;
    this.delivered =
        Counter.builder("coterie.delivery.published")
            .description("events that a reader of the outbox delivered, repeats included")
            .tag("reader", name)
            .register(meters);
    Gauge.builder("coterie.delivery.behind", () -> behind)
        .description("events that a reader of the outbox has not delivered yet")
        .tag("reader", name)
        .register(meters);
  }

  Future<Void> begin() {
    return cursor.begin();
  }

  /** There may be more events than before. After a failure they wait for the next check. */
  void trigger() {
    if (!failed) {
      delivering.trigger();
    }
  }

  /** Counts the events that wait, in case a notification was lost or a delivery failed. */
  Future<Void> check() {
    return storage
        .status()
        .require()
        .compose(there -> Future.all(events.last(storage.pool()), cursor.position()))
        .onSuccess(found -> compare(found.resultAt(0), found.resultAt(1)))
        .onFailure(OutboxReader::postponed)
        .mapEmpty();
  }

  /** Completes once nothing is being delivered. */
  Future<Void> stop() {
    return delivering.stop();
  }

  private void compare(long last, long position) {
    behind = Math.max(0, last - position);
    failed = false;
    if (behind > 0) {
      trigger();
    }
  }

  private Future<Void> deliverAll() {
    return storage
        .status()
        .require()
        .compose(there -> cursor.advance(this::deliver))
        .compose(batch -> batch.isFull() ? deliverAll() : Future.<Void>succeededFuture())
        .onFailure(cause -> failed = true);
  }

  private Future<Void> deliver(EventBatch batch) {
    return sink.deliver(batch).onSuccess(done -> delivered.increment(batch.events().size()));
  }

  private static void postponed(Throwable cause) {
    if (Faults.isUnavailable(cause)) {
      LOG.debug("events wait until the database is there", cause);
    } else {
      LOG.warn("delivering events failed, trying again", cause);
    }
  }
}
