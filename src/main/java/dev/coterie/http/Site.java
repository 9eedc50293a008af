package dev.coterie.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Pages that browsers visit, as one part of the server. */
public interface Site {

  /** Adds all routes. */
  void addTo(Router router, Entrance entrance);

  /**
   * What a request passes before a page answers it.
   *
   * @param limit refuses at once what would be too much; passed once the request is whole
   * @param file the same for a request with a file, passed before that is read
   * @param log begins the log of a request
   * @param markRead marks it as a read, which is logged only where it fails
   */
  record Entrance(
      Handler<RoutingContext> limit,
      Handler<RoutingContext> file,
      Handler<RoutingContext> log,
      Handler<RoutingContext> markRead) {}
}
