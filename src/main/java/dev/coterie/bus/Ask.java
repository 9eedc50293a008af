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
 * travel by reference within the process, and as JSON to another one.
 *
 * @param address {@code feature.verb}
 * @param patience how long the asker waits before the answer is a fault
 * @param reach where the answerer may be
 */
public record Ask<Q extends Record, A extends Record>(
    String address, Duration patience, Reach reach) {
  static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(30);

  /** A process that died a moment ago is known of only after some seconds. */
  private static final Duration REMOTE_PATIENCE = Duration.ofSeconds(5);

  public Ask(String address) {
    this(address, DEFAULT_PATIENCE);
  }

  /** Of an answerer in the same process. */
  public Ask(String address, Duration patience) {
    this(address, patience, Reach.PROCESS);
  }

  /** Of an answerer in any process of the cluster. */
  public static <Q extends Record, A extends Record> Ask<Q, A> anywhere(String address) {
    return new Ask<>(address, REMOTE_PATIENCE, Reach.CLUSTER);
  }

  /** Sends the question; fails if nobody answers in time or the answerer met a fault. */
  public Future<A> send(Vertx vertx, Q question) {
    DeliveryOptions options =
        new DeliveryOptions()
            .setLocalOnly(reach == Reach.PROCESS)
            .setSendTimeout(patience.toMillis());
    return vertx.eventBus().<A>request(address, question, options).map(Message::body);
  }

  /** Answers the question on the calling verticle's context until it is undeployed. */
  public Future<Void> answerWith(Vertx vertx, Function<Q, Future<A>> answerer) {
    MessageConsumer<Q> consumer =
        reach == Reach.PROCESS
            ? vertx.eventBus().localConsumer(address)
            : vertx.eventBus().consumer(address);
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
