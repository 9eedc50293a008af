package dev.coterie.http;

import dev.coterie.caller.Scope;
import dev.coterie.config.Config;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Set;
import java.util.function.Function;

/**
 * Where API classes say what they answer. Each route knows who may call it and which query
 * parameters it takes; any other parameter is refused.
 */
public final class Routes {
  private static final int MOST_QUESTION_BYTES = 1_048_576;

  private final Router router;
  private final Admission admission;
  private final Idempotency idempotency;
  private final Uploads uploads;

  private final BodyHandler body;
  private final BodyHandler question;

  Routes(Router router, Admission admission, Idempotency idempotency, Config.Http limits) {
    this.router = router;
    this.admission = admission;
    this.idempotency = idempotency;
    this.uploads = new Uploads(limits.maxImportBytes());
    this.body = BodyHandler.create(false).setBodyLimit(limits.maxBodyBytes());
    this.question =
        BodyHandler.create(false)
            .setBodyLimit(Math.min(limits.maxBodyBytes(), MOST_QUESTION_BYTES));
  }

  /** A question. */
  public void get(
      String path, Scope scope, Function<Exchange, Future<Answer>> answerer, String... params) {
    router
        .get(path)
        .handler(RequestLog::markRead)
        .handler(admission.of(scope))
        .handler(to(answerer, params));
  }

  /** A question that needs a body. */
  public void query(
      String path, Scope scope, Function<Exchange, Future<Answer>> answerer, String... params) {
    router
        .post(path)
        .handler(RequestLog::markRead)
        .handler(admission.of(scope))
        .handler(MediaTypes::requireJson)
        .handler(this::readQuestion)
        .handler(to(answerer, params));
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

  private static Handler<RoutingContext> to(
      Function<Exchange, Future<Answer>> answerer, String... params) {
    Set<String> known = Set.of(params);
    return context ->
        Future.succeededFuture(new Exchange(context))
            .compose(
                exchange -> {
                  exchange.query().requireKnown(known);
                  return answerer.apply(exchange);
                })
            .onSuccess(answer -> Replies.send(context, answer))
            .onFailure(context::fail);
  }
}
