package dev.coterie.delivery;

import io.vertx.core.Future;

/** How far the publishing of events has come. */
interface OutboxCursor {

  /** Publishes a batch. */
  interface Publishing {
    Future<Void> publish(EventBatch batch);
  }

  /** Begins with the next event, or where it was left. */
  Future<Void> begin();

  /**
   * Has the events that follow published, and moves behind them once they are; a failure leaves the
   * place as it was. Answers with what was published.
   */
  Future<EventBatch> advance(Publishing publishing);

  /** The id of the last event that was published. */
  Future<Long> reached();
}
