package dev.coterie.delivery;

import dev.coterie.delivery.EventContract.RecordedEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.MessageProducer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonObject;

/**
 * Publishes events on the event bus, one after the other: each at {@code coterie.<type>}, and all
 * at {@code coterie.events} with the header {@code after}, the id of the event before it, by which
 * a listener sees whether it missed any.
 */
final class BusPublisher {
  private static final String PREFIX = "coterie.";
  private static final String ALL = PREFIX + "events";
  private static final String AFTER = "after";

  private final Vertx vertx;

  BusPublisher(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Completes once all are on their way to whoever listens. */
  Future<Void> publish(Place.Batch batch) {
    Future<Void> sent = Future.succeededFuture();
    long before = batch.after();
    for (RecordedEvent event : batch.events()) {
      DeliveryOptions after = new DeliveryOptions().addHeader(AFTER, Long.toString(before));
      sent = sent.compose(done -> publish(event, after));
      before = event.id();
    }
    return sent;
  }

  private Future<Void> publish(RecordedEvent event, DeliveryOptions after) {
    JsonObject body = event.json();
    return Future.all(
            publish(PREFIX + event.type(), body, new DeliveryOptions()), publish(ALL, body, after))
        .mapEmpty();
  }

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
