package dev.coterie.http.server;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * What routes of one kind do with a request before it is answered.
 *
 * @param isRead whether the request changes nothing, and so is logged only in full logs
 * @param fileLimit hands the request on while few enough files are received; null where it has none
 * @param body reads the body; null where there is none to read
 * @param limit hands the request, which is whole, on while few enough of its kind are worked on
 * @param isRepeatable whether a repetition with the same idempotency key gets the same answer
 */
record RouteKind(
    boolean isRead,
    @Nullable Handler<RoutingContext> fileLimit,
    @Nullable Handler<RoutingContext> body,
    Handler<RoutingContext> limit,
    boolean isRepeatable) {

  static RouteKind read(Handler<RoutingContext> limit) {
    return new RouteKind(true, null, null, limit, false);
  }

  static RouteKind write(Handler<RoutingContext> limit) {
    return new RouteKind(false, null, null, limit, false);
  }

  RouteKind withBody(Handler<RoutingContext> reader) {
    return new RouteKind(isRead, fileLimit, reader, limit, isRepeatable);
  }

  /** The same for a body that goes into a file. */
  RouteKind withFile(Handler<RoutingContext> limitOfFiles, Handler<RoutingContext> reader) {
    return new RouteKind(isRead, limitOfFiles, reader, limit, isRepeatable);
  }

  RouteKind repeatable() {
    return new RouteKind(isRead, fileLimit, body, limit, true);
  }
}
