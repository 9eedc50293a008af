package dev.coterie.delivery;

import io.vertx.core.Future;

/** How far a reader of the outbox has come. */
interface OutboxCursor {

  /** Begins with the next event, or where it was left. */
  Future<Void> begin();

  /**
   * Has the events that follow delivered and moves behind them once they are; a failure leaves the
   * cursor where it was. Answers with what was delivered.
   */
  Future<EventBatch> advance(EventSink sink);

  /** The id of the last event that was delivered. */
  Future<Long> position();
}
