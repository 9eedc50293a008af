package dev.coterie.http.server;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * The streams of one server, which have a limit of their own and end when the server is about to
 * stop. Belongs to one event loop.
 */
final class Streams {
  private final ConcurrencyLimit limit;
  private final Set<LiveStream> open = new HashSet<>();

  Streams(int max, OverloadResponses overload) {
    limit = new ConcurrencyLimit(max, overload);
  }

  /** Hands the request on if one more stream may be open. */
  void pass(RoutingContext context) {
    limit.pass(context);
  }

  /** Answers with what the feed has, now and later, for as long as the caller may read it. */
  void open(RoutingContext context, Feed feed, BooleanSupplier mayRead) {
    LiveStream stream = new LiveStream(context, feed, mayRead);
    open.add(stream);
    context.addEndHandler(ended -> open.remove(stream));
    stream.begin();
    if (limit.isDraining()) {
      stream.end();
    }
  }

  /** Ends those whose callers may no longer read them. */
  void endForbidden() {
    List.copyOf(open).forEach(LiveStream::endIfForbidden);
  }

  /** Ends all; completes once they have ended. */
  Future<Void> drain() {
    List.copyOf(open).forEach(LiveStream::end);
    return limit.drain();
  }
}
