package dev.coterie.http.server;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/**
 * What keeps browsers from taking an answer for something else than it says, and so from running
 * any of the API's; pages say more themselves.
 */
final class SecurityHeaders {
  private static final CharSequence TYPE_OPTIONS =
      HttpHeaders.createOptimized("X-Content-Type-Options");
  private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");

  private SecurityHeaders() {}

  static void addTo(MultiMap headers) {
    headers.set(TYPE_OPTIONS, NOSNIFF);
  }
}
