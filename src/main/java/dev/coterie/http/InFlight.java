package dev.coterie.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * Counts the requests of one server that are not answered yet, and refuses more once the server is
 * to stop. Belongs to one event loop.
 */
final class InFlight {
  private static final Problem STOPPING =
      new Problem(503, "stopping", "this process is about to stop, ask another one");

  private final Promise<Void> drained = Promise.promise();
  private int requests;
  private boolean draining;

  void begin(RoutingContext context) {
    if (draining) {
      context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
      Replies.write(context, Answer.of(STOPPING));
      return;
    }
    enter();
    context.addEndHandler(answered -> leave());
    context.next();
  }

  boolean isDraining() {
    return draining;
  }

  void enter() {
    requests++;
  }

  void leave() {
    requests--;
    completeIfNone();
  }

  /** Completes once no request is at work. */
  Future<Void> drain() {
    draining = true;
    completeIfNone();
    return drained.future();
  }

  private void completeIfNone() {
    if (draining && requests == 0) {
      drained.tryComplete();
    }
  }
}
