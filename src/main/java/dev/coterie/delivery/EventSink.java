package dev.coterie.delivery;

import io.vertx.core.Future;

/** Where a reader of the outbox brings the events: the event bus, a mailbox, a web address. */
public interface EventSink {

  /** Completes once the whole batch is delivered; after a failure it is delivered once more. */
  Future<Void> deliver(EventBatch batch);
}
