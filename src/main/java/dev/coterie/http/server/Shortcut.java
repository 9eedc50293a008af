package dev.coterie.http.server;

import io.vertx.core.http.HttpServerRequest;

/**
 * A way past the router for requests that come thousands of times a second. It need not know of
 * errors: whatever it leaves is answered by a route. Belongs to one event loop.
 */
public interface Shortcut {

  /** Answers the request, now or later, or leaves it untouched for the router and returns false. */
  boolean takes(HttpServerRequest request);
}
