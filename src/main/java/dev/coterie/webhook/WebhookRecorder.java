package dev.coterie.webhook;

import dev.coterie.db.Storage;
import dev.coterie.delivery.EventBatch;
import dev.coterie.delivery.EventSink;
import io.vertx.core.Future;
import java.time.Clock;

/**
 * Records which webhooks to tell of what happened, before any is. A batch that comes twice records
 * nothing more.
 */
public final class WebhookRecorder implements EventSink {
  /** The name of the reader that brings it events. */
  public static final String READER = "webhook";

  private final Storage storage;
  private final Clock clock;
  private final WebhookDeliveries deliveries = new WebhookDeliveries();

  public WebhookRecorder(Storage storage, Clock clock) {
    this.storage = storage;
    this.clock = clock;
  }

  @Override
  public Future<Void> deliver(EventBatch batch) {
    return batch.isEmpty()
        ? Future.succeededFuture()
        : deliveries.record(storage.pool(), batch.events(), clock.instant());
  }
}
