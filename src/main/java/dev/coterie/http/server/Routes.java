package dev.coterie.http.server;

import dev.coterie.caller.Caller;
import dev.coterie.caller.Scope;
import dev.coterie.config.HttpConfig;
import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import dev.coterie.http.MediaTypes;
import dev.coterie.http.access.Authentication;
import dev.coterie.http.access.Idempotency;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where API classes say what they answer. Each route knows who may call it and which query
 * parameters it takes; any other parameter is refused.
 */
public final class Routes {
  private static final int MAX_QUESTION_BYTES = 1_048_576;

  private final Router router;
  private final FastPath door;
  private final Authentication admission;
  private final Limits gates;
  private final Idempotency idempotency = new Idempotency();
  private final Uploads uploads;

  private final BodyHandler body;
  private final BodyHandler question;
  private final int mostQuestionBytes;

  Routes(FastPath door, Authentication admission, Limits gates, HttpConfig limits) {
    this.router = door.router();
    this.door = door;
    this.admission = admission;
    this.gates = gates;
    this.uploads = new Uploads(limits.maxImportBytes());
    this.body = BodyHandler.create(false).setBodyLimit(limits.maxBodyBytes());
    this.mostQuestionBytes = Math.min(limits.maxBodyBytes(), MAX_QUESTION_BYTES);
    this.question = BodyHandler.create(false).setBodyLimit(mostQuestionBytes);
  }

  /** A question that the database answers. */
  public void get(
      String path, Scope scope, Function<Exchange, Future<Answer>> answerer, String... params) {
    router
        .get(path)
        .handler(RequestLog::markRead)
        .handler(gates::work)
        .handler(admission.of(scope))
        .handler(to(answerer, params));
  }

  /**
   * A list that goes on: a page of it, or, for who accepts a stream of events, all that comes.
   *
   * @param feed reads the parameters that both have
   */
  public void feed(
      String path,
      Scope scope,
      Function<Exchange, Future<Answer>> page,
      Function<Exchange, Feed> feed,
      String... params) {
    router
        .get(path)
        .handler(RequestLog::markRead)
        .handler(streamOr(gates::stream, gates::work))
        .handler(admission.of(scope))
        .handler(streamOr(stream(scope, feed, params), to(page, params)));
  }

  /** A question that memory can answer as a rule. */
  public void lookup(
      String path, Scope scope, Function<Exchange, Future<Answer>> answerer, String... params) {
    router
        .get(path)
        .handler(RequestLog::markRead)
        .handler(gates::lookup)
        .handler(admission.of(scope))
        .handler(to(answerer, params));
  }

  /** As {@link #lookup}, with a body. */
  public void query(
      String path, Scope scope, Function<Exchange, Future<Answer>> answerer, String... params) {
    router
        .post(path)
        .handler(RequestLog::markRead)
        .handler(gates::lookup)
        .handler(admission.of(scope))
        .handler(MediaTypes::requireJson)
        .handler(this::readQuestion)
        .handler(to(answerer, params));
  }

  /**
   * A shortcut for the plain ones of a question that has a route too: the answerer is given what
   * follows the prefix, and gives null for what it cannot answer at once.
   */
  public void shortcut(
      String prefix, Scope scope, BiFunction<String, Caller, @Nullable Answer> answerer) {
    door.get(prefix, scope, answerer);
  }

  /** A shortcut for a question with a body that has a route too and is answered alike there. */
  public void queryShortcut(
      String path, Scope scope, BiFunction<Buffer, Caller, Future<Answer>> answerer) {
    door.query(path, scope, mostQuestionBytes, answerer);
  }

  /** A write with a JSON body or none. */
  public void write(
      HttpMethod method,
      String path,
      Scope scope,
      Function<Exchange, Future<Answer>> answerer,
      String... params) {
    router
        .route(method, path)
        .handler(gates::work)
        .handler(admission.of(scope))
        .handler(MediaTypes::requireJson)
        .handler(this::readBody)
        .handler(idempotency::claim)
        .handler(to(answerer, params));
  }

  /** A write whose answer holds a secret, which must not be remembered. */
  public void secretWrite(
      HttpMethod method, String path, Scope scope, Function<Exchange, Future<Answer>> answerer) {
    router
        .route(method, path)
        .handler(gates::work)
        .handler(admission.of(scope))
        .handler(MediaTypes::requireJson)
        .handler(this::readBody)
        .handler(to(answerer));
  }

  /** A write whose body is a file, streamed to disk before the answerer sees it. */
  public void upload(
      String path, Scope scope, Function<Exchange, Future<Answer>> answerer, String... params) {
    router
        .post(path)
        .handler(gates::work)
        .handler(admission.of(scope))
        .handler(MediaTypes::requireCsv)
        .handler(uploads::receive)
        .handler(idempotency::claim)
        .handler(to(answerer, params));
  }

  /** Reads the body; behind the admission, so that strangers' bodies are not read. */
  private void readBody(RoutingContext context) {
    body.handle(context);
  }

  private void readQuestion(RoutingContext context) {
    question.handle(context);
  }

  private static Handler<RoutingContext> streamOr(
      Handler<RoutingContext> stream, Handler<RoutingContext> otherwise) {
    return context -> (LiveStream.isWanted(context.request()) ? stream : otherwise).handle(context);
  }

  private Handler<RoutingContext> stream(
      Scope scope, Function<Exchange, Feed> feed, String... params) {
    Set<String> known = Set.of(params);
    return context ->
        exchange(context, known)
            .map(feed)
            .onSuccess(
                opened ->
                    gates
                        .streams()
                        .open(context, opened, () -> admission.admits(context.request(), scope)))
            .onFailure(context::fail);
  }

  private static Handler<RoutingContext> to(
      Function<Exchange, Future<Answer>> answerer, String... params) {
    Set<String> known = Set.of(params);
    return context ->
        exchange(context, known)
            .compose(answerer)
            .onSuccess(answer -> ResponseWriter.send(context, answer))
            .onFailure(context::fail);
  }

  private static Future<Exchange> exchange(RoutingContext context, Set<String> knownParams) {
    return Future.succeededFuture(new Exchange(context))
        .map(
            exchange -> {
              exchange.query().requireKnown(knownParams);
              return exchange;
            });
  }
}
