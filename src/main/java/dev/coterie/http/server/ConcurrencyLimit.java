package dev.coterie.http.server;

import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Limits how many requests of one kind one server works on at once, and says when the last ones are
 * answered. No key has more than three quarters of them, so that others are answered whatever is
 * done with it. Belongs to one event loop.
 */
final class ConcurrencyLimit {
  private final Promise<Void> drained = Promise.promise();
  private final int max;
  private final int maxOfKey;
  private final Map<String, Integer> runningOfKeys = new HashMap<>();
  private final OverloadResponses overload;
  private int running;
  private boolean draining;

  ConcurrencyLimit(int max, OverloadResponses overload) {
    this.max = max;
    this.maxOfKey = max - max / 4;
    this.overload = overload;
  }

  /** Hands the request on if one more may run, until it is answered; answers it otherwise. */
  void pass(RoutingContext context) {
    String key = Exchange.keyOf(context);
    Answer refusal = runningOfKeys.getOrDefault(key, 0) >= maxOfKey ? overload.busy() : acquire();
    if (refusal == null) {
      runningOfKeys.merge(key, 1, Integer::sum);
      context.addEndHandler(answered -> release(key));
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

  private void release(String key) {
    runningOfKeys.computeIfPresent(key, (same, running) -> running == 1 ? null : running - 1);
    release();
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
