package dev.coterie.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.ext.web.RoutingContext;

/**
 * Counts the requests of one server that are not answered yet. A server that shares its port with
 * others reports its shutdown as done while requests are still at work, so the drain is ours to
 * await. Belongs to one event loop.
 */
final class InFlight {
  private final Promise<Void> drained = Promise.promise();
  private int requests;
  private boolean draining;

  void begin(RoutingContext context) {
    requests++;
    context.addEndHandler(answered -> end());
    context.next();
  }

  /** Completes once no request is at work. */
  Future<Void> drain() {
    draining = true;
    completeIfNone();
    return drained.future();
  }

  private void end() {
    requests--;
    completeIfNone();
  }

  private void completeIfNone() {
    if (draining && requests == 0) {
      drained.tryComplete();
    }
  }
}
