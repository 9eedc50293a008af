package dev.coterie.bus;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.eventbus.ReplyException;
import java.time.Duration;
import java.util.function.Function;

/**
 * One question that a verticle answers: where it is sent, what it carries, what comes back. Both
 * travel by reference, since asker and answerer share the process.
 *
 * @param address {@code feature.verb}
 * @param patience how long the asker waits before the answer is a fault
 */
public record Ask<Q extends Record, A extends Record>(String address, Duration patience) {
  static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(30);

  public Ask(String address) {
    this(address, DEFAULT_PATIENCE);
  }

  /** Sends the question; fails if nobody answers in time or the answerer met a fault. */
  public Future<A> send(Vertx vertx, Q question) {
    DeliveryOptions options =
        new DeliveryOptions().setLocalOnly(true).setSendTimeout(patience.toMillis());
    return vertx.eventBus().<A>request(address, question, options).map(Message::body);
  }

  /** Answers the question on the calling verticle's context until it is undeployed. */
  public Future<Void> answerWith(Vertx vertx, Function<Q, Future<A>> answerer) {
    MessageConsumer<Q> consumer = vertx.eventBus().localConsumer(address);
    consumer.handler(message -> answer(message, answerer));
    return consumer.completion();
  }

  private void answer(Message<Q> message, Function<Q, Future<A>> answerer) {
    Future.succeededFuture(message.body())
        .compose(answerer)
        .onSuccess(message::reply)
        .onFailure(cause -> fail(message, Faults.reply(address, cause)));
  }

  private static void fail(Message<?> message, ReplyException failure) {
    message.fail(failure.failureCode(), failure.getMessage());
  }
}
