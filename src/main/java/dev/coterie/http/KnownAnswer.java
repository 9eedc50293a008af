package dev.coterie.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * Tells whether a client has an answer already, by the tag that it sends along (RFC 9110, 13.1.2).
 */
public final class KnownAnswer {
  private KnownAnswer() {}

  /** Whether the request says that an answer of this tag is there. */
  public static boolean is(HttpServerRequest request, String tag) {
    MultiMap headers = request.headers();
    return headers.contains(HttpHeaders.IF_NONE_MATCH)
        && headers.getAll(HttpHeaders.IF_NONE_MATCH).stream()
            .anyMatch(known -> known.contains(tag) || known.equals("*"));
  }
}
