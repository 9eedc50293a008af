package dev.coterie.delivery;

import dev.coterie.event.Events;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The place of all processes that share one bus, kept by the database. One of them publishes at a
 * time; if it dies before its place has moved, the next one repeats what it published.
 */
final class SharedCursor implements OutboxCursor {
  private static final String NAME = "bus";

  private final Pool pool;
  private final Events events;
  private final EventReaders readers = new EventReaders();

  SharedCursor(Pool pool, Events events) {
    this.pool = pool;
    this.events = events;
  }

  @Override
  public Future<Void> begin() {
    return readers.add(pool, NAME);
  }

  @Override
  public Future<EventBatch> advance(Publishing publishing) {
    return pool.withTransaction(
        sql -> readers.lock(sql, NAME).compose(place -> advance(sql, place, publishing)));
  }

  @Override
  public Future<Long> reached() {
    return readers.place(pool, NAME).map(place -> Objects.requireNonNull(place, "begun"));
  }

  private Future<EventBatch> advance(
      SqlConnection sql, @Nullable Long place, Publishing publishing) {
    return place == null
        ? Future.succeededFuture(new EventBatch(0, List.of()))
        : events
            .after(sql, place, EventBatch.MAX_EVENTS)
            .map(following -> new EventBatch(place, following))
            .compose(batch -> publishing.publish(batch).compose(done -> moveBehind(sql, batch)));
  }

  private Future<EventBatch> moveBehind(SqlConnection sql, EventBatch batch) {
    return batch.isEmpty()
        ? Future.succeededFuture(batch)
        : readers.move(sql, NAME, batch.last()).map(batch);
  }
}
