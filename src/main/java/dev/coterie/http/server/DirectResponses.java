package dev.coterie.http.server;

import dev.coterie.caller.Caller;
import dev.coterie.caller.Scope;
import dev.coterie.http.Answer;
import dev.coterie.http.Problem;
import dev.coterie.http.access.Authentication;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Shortcut} answers with: the keys, the limits and the log of the server, which its
 * router has too. Belongs to one event loop.
 */
public final class DirectResponses {
  private final Authentication authentication;
  private final Connections connections;
  private final ConcurrencyLimit lookups;
  private final RequestBodies bodies;

  DirectResponses(
      Authentication authentication,
      Connections connections,
      ConcurrencyLimit lookups,
      RequestBodies bodies) {
    this.authentication = authentication;
    this.connections = connections;
    this.lookups = lookups;
    this.bodies = bodies;
  }

  /** Who makes the request; null where it has no key with the scope. */
  public @Nullable Caller caller(HttpServerRequest request, Scope scope) {
    Caller caller = authentication.caller(request);
    return caller != null && caller.may(scope) ? caller : null;
  }

  /** Whether the request has a JSON body that says its length, and is not too long to be read. */
  public boolean hasQuestion(HttpServerRequest request) {
    return bodies.hasQuestion(request);
  }

  /** Sends an answer that is there already. */
  public void send(HttpServerRequest request, Answer answer) {
    connections.touch(request.connection());
    RequestLog.identify(request);
    ResponseWriter.write(request, answer);
  }

  /** Reads the body, and sends what the answerer makes of it, within the limit of lookups. */
  public void sendFor(HttpServerRequest request, Function<Buffer, Future<Answer>> answerer) {
    connections.touch(request.connection());
    request.body().onSuccess(body -> answer(request, body, answerer));
  }

  private void answer(
      HttpServerRequest request, Buffer body, Function<Buffer, Future<Answer>> answerer) {
    Answer refusal = lookups.acquire();
    if (refusal != null) {
      ResponseWriter.write(request, refusal);
      return;
    }
    RequestLog log = RequestLog.begin(request).read();
    connections.begin(request.connection());
    Future.succeededFuture(body)
        .compose(answerer)
        .otherwise(cause -> log.note(Problem.of(ResponseWriter.where(request), 500, cause)))
        .onSuccess(answer -> finish(request, log, answer));
  }

  private void finish(HttpServerRequest request, RequestLog log, Answer answer) {
    lookups.release();
    connections.end(request.connection());
    if (!request.response().closed()) {
      ResponseWriter.write(request, answer);
      log.end();
    }
  }
}
