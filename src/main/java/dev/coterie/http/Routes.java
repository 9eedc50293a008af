package dev.coterie.http;

import dev.coterie.caller.Scope;
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
  private final Router router;
  private final Admission admission;
  private final Idempotency idempotency;

  private final BodyHandler body;

  Routes(Router router, Admission admission, Idempotency idempotency, int maxBodyBytes) {
    this.router = router;
    this.admission = admission;
    this.idempotency = idempotency;
    this.body = BodyHandler.create(false).setBodyLimit(maxBodyBytes);
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
        .handler(this::readBody)
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

  /** A write whose body is a file, which is not read before the answerer does. */
  public void upload(
      String path, Scope scope, Function<Exchange, Future<Answer>> answerer, String... params) {
    router
        .post(path)
        .handler(admission.of(scope))
        .handler(MediaTypes::requireCsv)
        .handler(Routes::pause)
        .handler(idempotency::claim)
        .handler(to(answerer, params));
  }

  /** Reads the body; behind the admission, so that strangers' bodies are not read. */
  private void readBody(RoutingContext context) {
    body.handle(context);
  }

  private static void pause(RoutingContext context) {
    context.request().pause();
    context.next();
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
