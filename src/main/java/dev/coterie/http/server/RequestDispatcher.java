package dev.coterie.http.server;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import java.util.List;

/**
 * Receives every request of a server and gives it to the shortcut that takes it, else to the
 * router. While reads are logged all go to the router.
 */
final class RequestDispatcher implements Handler<HttpServerRequest> {
  private final Router router;
  private final Connections connections;
  private final Shortcut[] shortcuts;
  private boolean closesConnections;

  RequestDispatcher(Router router, Connections connections, List<Shortcut> shortcuts) {
    this.router = router;
    this.connections = connections;
    this.shortcuts = shortcuts.toArray(Shortcut[]::new);
  }

  Router router() {
    return router;
  }

  /**
   * Dispatches the request, which waits while the client leaves earlier answers unread: otherwise
   * the answers to a client that only sends would fill the memory.
   */
  @Override
  public void handle(HttpServerRequest request) {
    if (request.response().writeQueueFull()) {
      dispatchOnceRead(request);
    } else {
      dispatch(request);
    }
  }

  private void dispatchOnceRead(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    request.pause();
    response.drainHandler(
        read -> {
          response.drainHandler(null);
          request.resume();
          dispatch(request);
        });
  }

  /** Has each answer close its connection from now on. */
  void closeConnections() {
    closesConnections = true;
  }

  private void dispatch(HttpServerRequest request) {
    SecurityHeaders.addTo(request.response().headers());
    if (closesConnections) {
      request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    connections.makeRoomForAnswer();
    if (isTakenByShortcut(request)) {
      return;
    }
    if (AmbiguousPath.is(request.path())) {
      ResponseWriter.write(request, AmbiguousPath.refusal());
    } else {
      router.handle(request);
    }
  }

  private boolean isTakenByShortcut(HttpServerRequest request) {
    if (RequestLog.isFull()) {
      return false;
    }
    for (Shortcut shortcut : shortcuts) {
      if (shortcut.takes(request)) {
        return true;
      }
    }
    return false;
  }
}
