package dev.coterie.delivery;

import dev.coterie.event.Events;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;

/**
 * The place of a process whose bus no other process shares: nobody could have listened before it
 * began, so that memory is enough.
 */
final class MemoryCursor implements OutboxCursor {
  private final Pool pool;
  private final Events events;
  private long reached;

  MemoryCursor(Pool pool, Events events) {
    this.pool = pool;
    this.events = events;
  }

  @Override
  public Future<Void> begin() {
    return events.last(pool).onSuccess(last -> reached = last).mapEmpty();
  }

  @Override
  public Future<EventBatch> advance(Publishing publishing) {
    return events
        .after(pool, reached, EventBatch.MAX_EVENTS)
        .map(following -> new EventBatch(reached, following))
        .compose(batch -> publishing.publish(batch).map(batch))
        .onSuccess(this::moveBehind);
  }

  @Override
  public Future<Long> reached() {
    return Future.succeededFuture(reached);
  }

  private void moveBehind(EventBatch batch) {
    if (!batch.isEmpty()) {
      reached = batch.last();
    }
  }
}
