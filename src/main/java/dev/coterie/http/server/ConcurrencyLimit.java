package dev.coterie.http.server;

import dev.coterie.http.Answer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * Limits how many requests of one kind one server works on at once, and says when the last ones are
 * answered. Belongs to one event loop.
 */
final class ConcurrencyLimit {
  private final Promise<Void> drained = Promise.promise();
  private final int max;
  private final OverloadResponses overload;
  private int running;
  private boolean draining;

  ConcurrencyLimit(int max, OverloadResponses overload) {
    this.max = max;
    this.overload = overload;
  }

  /** Hands the request on if one more may run, until it is answered; answers it otherwise. */
  void pass(RoutingContext context) {
    Answer refusal = acquire();
    if (refusal == null) {
      context.addEndHandler(answered -> release());
      context.next();
    } else {
      ResponseWriter.write(context, refusal);
    }
  }

  /** Null where one more may run, which must {@link #release()} at its end; else why not. */
  @Nullable Answer acquire() {
    if (running == max) {
      return overload.busy();
    }
    running++;
    return null;
  }

  void release() {
    running--;
    completeIfNoneRuns();
  }

  boolean isDraining() {
    return draining;
  }

  /** Completes once none runs; no more come, since the port is closed. */
  Future<Void> drain() {
    draining = true;
    completeIfNoneRuns();
    return drained.future();
  }

  private void completeIfNoneRuns() {
    if (draining && running == 0) {
      drained.tryComplete();
    }
  }
}
