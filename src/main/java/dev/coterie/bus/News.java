package dev.coterie.bus;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.function.Consumer;

/**
 * Something that has happened, told to whoever listens. Published after the commit that made it
 * true.
 *
 * @param address {@code coterie.feature.pastParticiple}
 */
public record News<E extends Record>(String address) {

  public void publish(Vertx vertx, E event) {
    vertx.eventBus().publish(address, event);
  }

  /** Listens on the calling verticle's context until it is undeployed. */
  public Future<Void> listen(Vertx vertx, Consumer<E> listener) {
    MessageConsumer<E> consumer = vertx.eventBus().consumer(address);
    consumer.handler((Message<E> message) -> listener.accept(message.body()));
    return consumer.completion();
  }
}
