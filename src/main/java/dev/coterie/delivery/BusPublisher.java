package dev.coterie.delivery;

import dev.coterie.event.RecordedEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.MessageProducer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * Publishes events on the event bus: each at {@code coterie.<type>}, and all at {@code
 * coterie.events} with the header {@code after}, the id of the event before it, by which a listener
 * sees whether it missed any.
 */
final class BusPublisher implements EventSink {
  private static final String PREFIX = "coterie.";
  private static final String ALL = PREFIX + "events";
  private static final String AFTER = "after";

  private final Vertx vertx;

  BusPublisher(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Completes once all are on their way to whoever listens. */
  @Override
  public Future<Void> deliver(EventBatch batch) {
    List<Future<Void>> sent = new ArrayList<>();
    PublishOrder order = new PublishOrder();
    long before = batch.after();
    for (RecordedEvent event : batch.events()) {
      JsonObject body = event.json();
      DeliveryOptions after = new DeliveryOptions().addHeader(AFTER, Long.toString(before));
      String address = PREFIX + event.type();
      sent.add(publish(ALL, body, after));
      sent.add(
          order.send(
              address, event.subject(), () -> publish(address, body, new DeliveryOptions())));
      before = event.id();
    }
    return Future.all(sent).mapEmpty();
  }

  /** Messages to one address arrive in the order in which this was called. */
  private Future<Void> publish(String address, JsonObject body, DeliveryOptions options) {
    MessageProducer<JsonObject> publisher = vertx.eventBus().publisher(address, options);
    return publisher.write(body).recover(BusPublisher::unlessNobodyListens);
  }

  private static Future<Void> unlessNobodyListens(Throwable cause) {
    return cause instanceof ReplyException reply && reply.failureType() == ReplyFailure.NO_HANDLERS
        ? Future.succeededFuture()
        : Future.failedFuture(cause);
  }
}
