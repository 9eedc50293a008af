package dev.coterie.http.server;

import dev.coterie.caller.Caller;
import dev.coterie.caller.Scope;
import dev.coterie.http.Answer;
import dev.coterie.http.MediaTypes;
import dev.coterie.http.Problem;
import dev.coterie.http.access.Authentication;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes every request in. The few questions that storefronts ask thousands of times a second have a
 * shortcut: one who may ask and asks plainly is answered here and now. Everything else, and
 * everything that is wrong, goes to the router, so that a shortcut need not know of errors.
 */
final class FastPath implements Handler<HttpServerRequest> {
  private final Authentication admission;
  private final Connections connections;
  private final ConcurrencyLimit lookups;
  private final OverloadResponses refused;
  private final Router router;
  private final List<Shortcut> shortcuts = new ArrayList<>();

  FastPath(
      Authentication admission,
      Connections connections,
      ConcurrencyLimit lookups,
      OverloadResponses refused,
      Router router) {
    this.admission = admission;
    this.connections = connections;
    this.lookups = lookups;
    this.refused = refused;
    this.router = router;
  }

  Router router() {
    return router;
  }

  /** A way past the router for requests whose target begins so. */
  private record Shortcut(HttpMethod method, String prefix, Scope scope, Taker taker) {

    boolean fits(HttpServerRequest request) {
      return request.uri().startsWith(prefix) && request.method().equals(method);
    }
  }

  /** Answers a request, or leaves it untouched for the router and says so by false. */
  private interface Taker {
    boolean take(HttpServerRequest request, Caller caller);
  }

  /**
   * A question that memory may answer.
   *
   * @param answerer is given what follows the prefix; null where it cannot tell at once
   */
  void get(String prefix, Scope scope, BiFunction<String, Caller, @Nullable Answer> answerer) {
    shortcuts.add(
        new Shortcut(
            HttpMethod.GET,
            prefix,
            scope,
            (request, caller) ->
                reply(request, answerer.apply(request.uri().substring(prefix.length()), caller))));
  }

  /** A question with a body, whose answerer copes with whatever the body holds. */
  void query(
      String path,
      Scope scope,
      int mostBytes,
      BiFunction<Buffer, Caller, Future<Answer>> answerer) {
    shortcuts.add(
        new Shortcut(
            HttpMethod.POST,
            path,
            scope,
            (request, caller) -> {
              if (!request.uri().equals(path) || !hasJsonOf(request, mostBytes)) {
                return false;
              }
              connections.asked(request.connection());
              request.body().onSuccess(body -> answer(request, () -> answerer.apply(body, caller)));
              return true;
            }));
  }

  /** Takes the request once the client has read earlier answers: whoever only asks must wait. */
  @Override
  public void handle(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    if (response.writeQueueFull()) {
      request.pause();
      response.drainHandler(
          read -> {
            response.drainHandler(null);
            request.resume();
            take(request);
          });
    } else {
      take(request);
    }
  }

  private void take(HttpServerRequest request) {
    if (!takesShortcut(request)) {
      router.handle(request);
    }
  }

  private boolean takesShortcut(HttpServerRequest request) {
    if (lookups.isDraining() || RequestLog.isFull()) {
      return false;
    }
    for (Shortcut shortcut : shortcuts) {
      if (shortcut.fits(request)) {
        Caller caller = admission.caller(request);
        return caller != null
            && caller.may(shortcut.scope())
            && shortcut.taker().take(request, caller);
      }
    }
    return false;
  }

  private boolean reply(HttpServerRequest request, @Nullable Answer answer) {
    if (answer == null) {
      return false;
    }
    connections.asked(request.connection());
    RequestLog.identify(request);
    ResponseWriter.write(request, answer);
    return true;
  }

  private void answer(HttpServerRequest request, Supplier<Future<Answer>> answerer) {
    if (lookups.isDraining()) {
      ResponseWriter.write(request, refused.stopping().answer());
    } else if (lookups.enters()) {
      RequestLog log = RequestLog.begin(request).read();
      connections.waits(request.connection());
      Future.succeededFuture()
          .compose(begun -> answerer.get())
          .otherwise(cause -> log.note(Problem.of(ResponseWriter.where(request), 500, cause)))
          .onSuccess(answer -> finish(request, log, answer));
    } else {
      ResponseWriter.write(request, refused.busy().answer());
    }
  }

  private void finish(HttpServerRequest request, RequestLog log, Answer answer) {
    lookups.leave();
    connections.served(request.connection());
    if (!request.response().closed()) {
      ResponseWriter.write(request, answer);
      log.end();
    }
  }

  private static boolean hasJsonOf(HttpServerRequest request, int mostBytes) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return MediaTypes.isJson(request)
        && length != null
        && length.length() < 8
        && Integer.parseInt(length) <= mostBytes;
  }
}
