package dev.coterie.delivery;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;

/**
 * The place of a process whose bus no other process shares: nobody could have listened before it
 * began, so that memory is enough.
 */
final class OwnPlace implements Place {
  private final Pool pool;
  private final Events events;
  private long reached;

  OwnPlace(Pool pool, Events events) {
    this.pool = pool;
    this.events = events;
  }

  @Override
  public Future<Void> begin() {
    return events.last(pool).onSuccess(last -> reached = last).mapEmpty();
  }

  @Override
  public Future<Batch> advance(Publishing publishing) {
    return events
        .after(pool, reached, BATCH)
        .map(following -> new Batch(reached, following))
        .compose(batch -> publishing.publish(batch).map(batch))
        .onSuccess(this::moveBehind);
  }

  @Override
  public Future<Long> reached() {
    return Future.succeededFuture(reached);
  }

  private void moveBehind(Batch batch) {
    if (!batch.isEmpty()) {
      reached = batch.last();
    }
  }
}
