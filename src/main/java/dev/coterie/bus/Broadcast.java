package dev.coterie.bus;

import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.function.Consumer;

/**
 * Something that all in this process may hear who want to. It may be lost with the process: what
 * must not be lost is an event.
 *
 * @param address {@code feature.pastParticiple}
 */
public record Broadcast<N extends Record>(String address) {

  public void tell(Vertx vertx, N news) {
    vertx.eventBus().publish(address, news, new DeliveryOptions().setLocalOnly(true));
  }

  /** Hears the news on the calling context, until the result is run there. */
  public Runnable hear(Vertx vertx, Consumer<N> hearer) {
    MessageConsumer<N> consumer = vertx.eventBus().localConsumer(address);
    consumer.handler(message -> hearer.accept(message.body()));
    return consumer::unregister;
  }
}
