package dev.coterie.delivery;

import dev.coterie.event.Events;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The cursor of a named reader that several processes share, kept by the database. One of them
 * delivers at a time; if it dies before the cursor has moved, the next one delivers its batch
 * again. Whoever delivered last goes on with it, and another one takes over only once nothing was
 * delivered for a while: what two processes send reaches a listener by two ways, and what the first
 * one sent must have arrived by then.
 */
final class SharedCursor implements OutboxCursor {
  private static final Duration TURN = Duration.ofSeconds(2);

  private final UUID publisher = UUID.randomUUID();
  private final String reader;
  private final Duration turn;
  private final Pool pool;
  private final Events events;
  private final EventReaders readers = new EventReaders();

  SharedCursor(String reader, Pool pool, Events events) {
    this(reader, TURN, pool, events);
  }

  /**
   * The cursor of a reader.
   *
   * @param turn how long after a delivery no other process takes over
   */
  SharedCursor(String reader, Duration turn, Pool pool, Events events) {
    this.reader = reader;
    this.turn = turn;
    this.pool = pool;
    this.events = events;
  }

  @Override
  public Future<Void> begin() {
    return readers.add(pool, reader);
  }

  @Override
  public Future<EventBatch> advance(EventSink sink) {
    return pool.withTransaction(
        sql ->
            readers.lock(sql, reader, publisher).compose(position -> advance(sql, position, sink)));
  }

  @Override
  public Future<Long> position() {
    return readers.position(pool, reader).map(found -> Objects.requireNonNull(found, "begun"));
  }

  private Future<EventBatch> advance(SqlConnection sql, @Nullable Long position, EventSink sink) {
    return position == null
        ? Future.succeededFuture(new EventBatch(0, List.of()))
        : events
            .after(sql, position, EventBatch.MAX_EVENTS)
            .map(following -> new EventBatch(position, following))
            .compose(batch -> sink.deliver(batch).compose(done -> moveBehind(sql, batch)));
  }

  private Future<EventBatch> moveBehind(SqlConnection sql, EventBatch batch) {
    return batch.isEmpty()
        ? Future.succeededFuture(batch)
        : readers.move(sql, reader, batch.last(), publisher, turn).map(batch);
  }
}
