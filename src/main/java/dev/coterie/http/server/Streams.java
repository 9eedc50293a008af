package dev.coterie.http.server;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * The streams of one server, which have a limit of their own and end when the server is to stop.
 * Belongs to one event loop.
 */
final class Streams {
  private final ConcurrencyLimit inFlight;
  private final Set<LiveStream> open = new HashSet<>();

  Streams(int most, OverloadResponses refused) {
    inFlight = new ConcurrencyLimit(most, refused);
  }

  void begin(RoutingContext context) {
    inFlight.begin(context);
  }

  /** Answers with what the feed holds, now and later. */
  void open(RoutingContext context, Feed feed, BooleanSupplier stillMay) {
    LiveStream stream = new LiveStream(context, feed, stillMay);
    open.add(stream);
    context.addEndHandler(ended -> open.remove(stream));
    stream.begin();
    if (inFlight.isDraining()) {
      stream.end();
    }
  }

  /** Ends all; completes once they have. */
  Future<Void> drain() {
    List.copyOf(open).forEach(LiveStream::end);
    return inFlight.drain();
  }
}
