package dev.coterie.bus;

import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.function.Consumer;

/**
 * A message to every subscriber in this process. It may be lost with the process: what must not be
 * lost is an event.
 *
 * @param address {@code feature.pastParticiple}
 */
public record Broadcast<N extends Record>(String address) {

  public void publish(Vertx vertx, N message) {
    vertx.eventBus().publish(address, message, new DeliveryOptions().setLocalOnly(true));
  }

  /** Hears each message on the calling context, until the result is run there. */
  public Runnable subscribe(Vertx vertx, Consumer<N> subscriber) {
    MessageConsumer<N> consumer = vertx.eventBus().localConsumer(address);
    consumer.handler(message -> subscriber.accept(message.body()));
    return consumer::unregister;
  }
}
