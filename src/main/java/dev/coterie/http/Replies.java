package dev.coterie.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/** Writes answers: the one place where a response leaves. */
final class Replies {
  private Replies() {}

  /** Sends the answer, after it is remembered where the request asked for that. */
  static void send(RoutingContext context, Answer answer) {
    Idempotency.Claimed claimed = Idempotency.claimed(context);
    if (claimed == null) {
      write(context, answer);
    } else {
      claimed.remember(answer).onComplete(done -> write(context, answer));
    }
  }

  /** Sends the problem of a failed request, whose status the router may know better. */
  static void fail(RoutingContext context, int status) {
    String where = context.request().method() + " " + context.request().path();
    Problem problem = Problem.of(where, status, context.failure());
    RequestLog.note(context, problem);
    send(context, Answer.of(problem));
  }

  /** Sends the answer as it is. */
  static void write(RoutingContext context, Answer answer) {
    Uploads.discard(context);
    HttpServerResponse response = context.response();
    if (response.ended() || response.closed()) {
      return;
    }
    response.setStatusCode(answer.status()).putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (answer.status() == 503) {
      response.putHeader(HttpHeaders.RETRY_AFTER, "1");
    }
    if (hasUnreadBody(context.request())) {
      stopReading(context);
    }
    if (answer.body() == null || context.request().method().equals(HttpMethod.HEAD)) {
      response.end();
    } else {
      response.putHeader(HttpHeaders.CONTENT_TYPE, answer.mediaType()).end(answer.body());
    }
  }

  private static boolean hasUnreadBody(HttpServerRequest request) {
    return !request.isEnded()
        && (request.headers().contains(HttpHeaders.CONTENT_LENGTH)
            || request.headers().contains(HttpHeaders.TRANSFER_ENCODING));
  }

  /** A body that nobody wants is not read to its end: the connection goes with the answer. */
  private static void stopReading(RoutingContext context) {
    if (context.request().version() != HttpVersion.HTTP_2) {
      context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    context.request().resume();
  }
}
