package dev.coterie.http.server;

import dev.coterie.caller.Caller;
import dev.coterie.caller.Scope;
import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import dev.coterie.http.Problem;
import dev.coterie.json.Fields;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Where API classes say what programs on the event bus may ask: a JSON object is asked, and what
 * HTTP would answer is the reply; a problem is a failure with its status and its JSON. Programs on
 * the bus may do everything. Belongs to one event loop.
 */
public final class BusEndpoints {
  private static final Caller ANY_PROGRAM = new Caller("bus", Set.of(Scope.ADMIN), null);
  private static final int FIRST_ERROR = 400;

  private final Vertx vertx;
  private final Limits limits;
  private final List<MessageConsumer<Object>> consumers = new ArrayList<>();

  BusEndpoints(Vertx vertx, Limits limits) {
    this.vertx = vertx;
    this.limits = limits;
  }

  public Vertx vertx() {
    return vertx;
  }

  /** A question that memory answers as a rule. */
  public void lookup(String address, BiFunction<Fields, Caller, Future<Answer>> answerer) {
    consume(address, limits.lookups(), answerer);
  }

  /** A question or a write for the database. */
  public void work(String address, BiFunction<Fields, Caller, Future<Answer>> answerer) {
    consume(address, limits.work(), answerer);
  }

  /** Completes once all programs on the bus can ask. */
  Future<Void> open() {
    return Future.all(consumers.stream().map(MessageConsumer::completion).toList()).mapEmpty();
  }

  /** Takes no more questions, so that another process is asked. */
  Future<Void> close() {
    return Future.join(consumers.stream().map(MessageConsumer::unregister).toList()).mapEmpty();
  }

  private void consume(
      String address, ConcurrencyLimit limit, BiFunction<Fields, Caller, Future<Answer>> answerer) {
    MessageConsumer<Object> consumer = vertx.eventBus().consumer(address);
    consumers.add(consumer.handler(message -> answer(message, limit, answerer)));
  }

  private static void answer(
      Message<Object> message,
      ConcurrencyLimit limit,
      BiFunction<Fields, Caller, Future<Answer>> answerer) {
    Answer refusal = limit.acquire();
    if (refusal != null) {
      reply(message, refusal);
      return;
    }
    Future.succeededFuture(message.body())
        .compose(body -> answerer.apply(Exchange.fields(body), ANY_PROGRAM))
        .otherwise(cause -> Answer.of(Problem.of(message.address(), 500, cause)))
        .onSuccess(answer -> reply(message, answer))
        .onComplete(done -> limit.release());
  }

  private static void reply(Message<Object> message, Answer answer) {
    Buffer body = answer.body();
    JsonObject json = body == null ? new JsonObject() : body.toJsonObject();
    if (answer.status() < FIRST_ERROR) {
      message.reply(json);
    } else {
      message.fail(answer.status(), json.encode());
    }
  }
}
