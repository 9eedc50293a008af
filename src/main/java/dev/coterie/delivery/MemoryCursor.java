package dev.coterie.delivery;

import dev.coterie.event.Events;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;

/**
 * The cursor of a process whose event bus no other process shares. Nobody could have listened
 * before the process began, so memory is enough.
 */
final class MemoryCursor implements OutboxCursor {
  private final Pool pool;
  private final Events events;
  private long position;

  MemoryCursor(Pool pool, Events events) {
    this.pool = pool;
    this.events = events;
  }

  @Override
  public Future<Void> begin() {
    return events.last(pool).onSuccess(last -> position = last).mapEmpty();
  }

  @Override
  public Future<EventBatch> advance(EventSink sink) {
    return events
        .after(pool, position, EventBatch.MAX_EVENTS)
        .map(following -> new EventBatch(position, following))
        .compose(batch -> sink.deliver(batch).map(batch))
        .onSuccess(this::moveBehind);
  }

  @Override
  public Future<Long> position() {
    return Future.succeededFuture(position);
  }

  private void moveBehind(EventBatch batch) {
    if (!batch.isEmpty()) {
      position = batch.last();
    }
  }
}
