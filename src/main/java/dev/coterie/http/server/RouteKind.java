package dev.coterie.http.server;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * What routes of one kind do with a request before it is answered.
 *
 * @param isRead whether the request changes nothing, and so is logged only in full logs
 * @param limit hands the request on while few enough of its kind are worked on
 * @param body reads the body; null where there is none to read
 * @param isRepeatable whether a repetition with the same idempotency key gets the same answer
 */
record RouteKind(
    boolean isRead,
    Handler<RoutingContext> limit,
    @Nullable Handler<RoutingContext> body,
    boolean isRepeatable) {

  static RouteKind read(Handler<RoutingContext> limit) {
    return new RouteKind(true, limit, null, false);
  }

  static RouteKind write(Handler<RoutingContext> limit) {
    return new RouteKind(false, limit, null, false);
  }

  RouteKind withBody(Handler<RoutingContext> reader) {
    return new RouteKind(isRead, limit, reader, isRepeatable);
  }

  RouteKind repeatable() {
    return new RouteKind(isRead, limit, body, true);
  }
}
