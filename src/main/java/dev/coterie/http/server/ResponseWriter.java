package dev.coterie.http.server;

import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import dev.coterie.http.KnownAnswer;
import dev.coterie.http.Problem;
import dev.coterie.http.access.Idempotency;
import dev.coterie.kernel.Claim;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Writes answers: the one place where a response leaves. */
final class ResponseWriter {
  private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
  private static final CharSequence ONE_SECOND = HttpHeaders.createOptimized("1");
  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;
  private static final int UNAVAILABLE = 503;

  private ResponseWriter() {}

  /** Sends the answer, once it is remembered if the request holds a claim on its key. */
  static void send(RoutingContext context, Answer answer) {
    Claim claim = Exchange.claimOf(context);
    if (claim == null) {
      write(context, answer);
    } else {
      Idempotency.remember(context.vertx(), claim, answer)
          .onComplete(done -> write(context, answer));
    }
  }

  /** Sends the problem of a failed request, whose status the router may know better. */
  static void fail(RoutingContext context, int status) {
    Problem problem = Problem.of(where(context.request()), status, context.failure());
    send(context, RequestLog.of(context).note(problem));
  }

  /** Sends the answer, which nobody has to remember, unless the client has gone. */
  static void write(RoutingContext context, Answer answer) {
    Uploads.discard(context);
    HttpServerResponse response = context.response();
    if (!response.ended() && !response.closed()) {
      write(context.request(), answer);
    }
  }

  /** Sends the answer to a request that was not answered yet. */
  static void write(HttpServerRequest request, Answer answer) {
    HttpServerResponse response = request.response();
    MultiMap headers = response.headers();
    String etag = answer.etag();
    if (etag == null) {
      headers.add(HttpHeaders.CACHE_CONTROL, NO_STORE);
    } else {
      headers.add(HttpHeaders.ETAG, etag);
    }
    for (Answer.Header header : answer.headers()) {
      headers.add(header.name(), header.value());
    }
    if (answer.status() == UNAVAILABLE) {
      headers.add(HttpHeaders.RETRY_AFTER, ONE_SECOND);
    }
    if (hasUnreadBody(request)) {
      stopReading(request);
    }
    int status = isKnown(request, etag) ? NOT_MODIFIED : answer.status();
    if (status != OK) {
      response.setStatusCode(status);
    }
    if (status == NOT_MODIFIED || answer.body() == null) {
      response.end();
    } else {
      headers.add(HttpHeaders.CONTENT_TYPE, answer.mediaType());
      response.end(answer.body());
    }
  }

  /** Names a request in logs. */
  static String where(HttpServerRequest request) {
    return request.method() + " " + request.path();
  }

  /** Whether the client said that it has this answer already. */
  private static boolean isKnown(HttpServerRequest request, @Nullable String etag) {
    return etag != null && KnownAnswer.is(request, etag) && request.method().equals(HttpMethod.GET);
  }

  private static boolean hasUnreadBody(HttpServerRequest request) {
    if (request.isEnded()) {
      return false;
    }
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null
        ? request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        : !length.equals("0");
  }

  /** Closes the connection with the answer, lest a body that nobody wants be read to its end. */
  private static void stopReading(HttpServerRequest request) {
    if (request.version() != HttpVersion.HTTP_2) {
      request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    request.resume();
  }
}
