package dev.coterie.http.server;

import dev.coterie.http.Answer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one kind that one server has at work. Refuses more than it takes at once, and all
 * once the server is to stop. Belongs to one event loop.
 */
final class ConcurrencyLimit {
  private final Promise<Void> drained = Promise.promise();
  private final int most;
  private final OverloadResponses refused;
  private int requests;
  private boolean draining;

  ConcurrencyLimit(int most, OverloadResponses refused) {
    this.most = most;
    this.refused = refused;
  }

  void begin(RoutingContext context) {
    if (draining) {
      context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
      ResponseWriter.write(context, refused.stopping().answer());
    } else if (enters()) {
      context.addEndHandler(answered -> leave());
      context.next();
    } else {
      ResponseWriter.write(context, refused.busy().answer());
    }
  }

  /** Null where one more is taken, who must {@link #leave()} then; otherwise why not. */
  @Nullable Answer refusal() {
    if (draining) {
      return refused.stopping().answer();
    }
    return enters() ? null : refused.busy().answer();
  }

  boolean isDraining() {
    return draining;
  }

  /** Whether one more is taken, who must {@link #leave()} then. */
  boolean enters() {
    if (requests == most) {
      return false;
    }
    requests++;
    return true;
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
