package dev.coterie.delivery;

import dev.coterie.bus.Faults;
import dev.coterie.bus.SerialTask;
import dev.coterie.db.DatabaseStatus;
import dev.coterie.event.Events;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings events from the database to the bus, as far as there are any. */
final class OutboxReader {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxReader.class);

  private final Pool pool;
  private final DatabaseStatus database;
  private final Events events;
  private final OutboxCursor place;
  private final BusPublisher bus;
  private final SerialTask rounds = new SerialTask(this::publishAll, OutboxReader::late);
  private final Counter published;
  private volatile long behind;
  private boolean failed;

  OutboxReader(
      Pool pool,
      DatabaseStatus database,
      Events events,
      OutboxCursor place,
      BusPublisher bus,
      MeterRegistry meters) {
    this.pool = pool;
    this.database = database;
    this.events = events;
    this.place = place;
    this.bus = bus;
    this.published =
        Counter.builder("coterie.delivery.published")
            .description("events published on the event bus by this process, repeats included")
            .register(meters);
    Gauge.builder("coterie.delivery.behind", () -> behind)
        .description("events that are not published on the event bus yet")
        .register(meters);
  }

  Future<Void> begin() {
    return place.begin();
  }

  /** There may be more events than before. After a failure they wait for the next look. */
  void trigger() {
    if (!failed) {
      rounds.trigger();
    }
  }

  /** Sees how many events wait, in case that nobody told of them or that publishing failed. */
  Future<Void> look() {
    return database
        .require()
        .compose(there -> Future.all(events.last(pool), place.reached()))
        .onSuccess(found -> compare(found.resultAt(0), found.resultAt(1)))
        .onFailure(OutboxReader::late)
        .mapEmpty();
  }

  /** Completes once nothing is being published. */
  Future<Void> stop() {
    return rounds.stop();
  }

  private void compare(long last, long reached) {
    behind = Math.max(0, last - reached);
    failed = false;
    if (behind > 0) {
      trigger();
    }
  }

  private Future<Void> publishAll() {
    return database
        .require()
        .compose(there -> place.advance(this::publish))
        .compose(batch -> batch.isFull() ? publishAll() : Future.<Void>succeededFuture())
        .onFailure(cause -> failed = true);
  }

  private Future<Void> publish(EventBatch batch) {
    return bus.publish(batch).onSuccess(done -> published.increment(batch.events().size()));
  }

  private static void late(Throwable cause) {
    if (Faults.isUnavailable(cause)) {
      LOG.debug("events wait until the database is there", cause);
    } else {
      LOG.warn("publishing events failed, trying again", cause);
    }
  }
}
