package dev.coterie.http.server;

import dev.coterie.http.Problem;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** Answers what is no HTTP request, before any route is looked for. */
final class UnreadableRequests {
  private UnreadableRequests() {}

  /** Says what is wrong, and closes the connection: what follows on it cannot be told apart. */
  static void refuse(HttpServerRequest request) {
    int status = status(request.decoderResult().cause());
    SecurityHeaders.addTo(request.response().headers());
    request
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
        .end(Problem.of("HTTP", status, null).json().toBuffer())
        .onComplete(sent -> request.connection().close());
  }

  private static int status(@Nullable Throwable cause) {
    if (cause instanceof TooLongHttpLineException) {
      return 414;
    }
    return cause instanceof TooLongHttpHeaderException ? 431 : 400;
  }
}
