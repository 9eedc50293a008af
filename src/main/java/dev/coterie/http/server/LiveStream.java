package dev.coterie.http.server;

import dev.coterie.bus.SerialTask;
import dev.coterie.kernel.RefusedException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One answer without an end: what the feed has, as server-sent events, no faster than the client
 * reads. It ends when its caller may no longer read it; its connection is closed when the client
 * reads nothing for a minute. Belongs to one event loop.
 */
final class LiveStream {
  private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);
  private static final String MEDIA_TYPE = "text/event-stream";
  private static final long HEARTBEAT_MILLIS = 15_000;
  private static final int MAX_HEARTBEATS_UNREAD = 4;
  private static final String HEARTBEAT = ":\n\n";

  private final RoutingContext context;
  private final HttpServerResponse response;
  private final Feed feed;
  private final BooleanSupplier mayRead;
  private final SerialTask writing = new SerialTask(this::writeAll, LiveStream::logFailure);
  private int heartbeatsUnread;

  /**
   * The answer to a request.
   *
   * @param mayRead whether the caller may still read it
   */
  LiveStream(RoutingContext context, Feed feed, BooleanSupplier mayRead) {
    this.context = context;
    this.response = context.response();
    this.feed = feed;
    this.mayRead = mayRead;
  }

  /** Whether the client accepts a stream of events. */
  static boolean isWanted(HttpServerRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return accept != null && accept.toLowerCase(Locale.ROOT).contains(MEDIA_TYPE);
  }

  void begin() {
    long heartbeat = context.vertx().setPeriodic(HEARTBEAT_MILLIS, timer -> heartbeat());
    Runnable unsubscribe = feed.whenMore(writing::trigger);
    context.addEndHandler(
        ended -> {
          context.vertx().cancelTimer(heartbeat);
          unsubscribe.run();
          writing.stop();
        });
    response
        .setChunked(true)
        .putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader("X-Accel-Buffering", "no")
        .write(HEARTBEAT);
    writing.trigger();
  }

  /** Ends the answer, if it has not ended. */
  void end() {
    if (!isOver()) {
      writing.stop();
      response.end();
    }
  }

  /** Ends the answer if its caller may no longer read it; answers whether that is so. */
  boolean endIfForbidden() {
    boolean forbidden = !mayRead.getAsBoolean();
    if (forbidden) {
      end();
    }
    return forbidden;
  }

  private Future<Void> writeAll() {
    return feed.next()
        .compose(
            frames ->
                frames.isEmpty() || isOver() || endIfForbidden()
                    ? Future.<Void>succeededFuture()
                    : write(frames).compose(read -> writeAll()))
        .onFailure(this::endIfRefused);
  }

  /** Ends a stream that cannot go on: the client asks again, and is told why. */
  private void endIfRefused(Throwable cause) {
    if (cause instanceof RefusedException) {
      end();
    }
  }

  /** Completes once the client has read enough to be sent more. */
  private Future<Void> write(List<Feed.Frame> frames) {
    StringBuilder text = new StringBuilder();
    frames.forEach(
        frame ->
            text.append("id: ")
                .append(frame.id())
                .append("\nevent: ")
                .append(frame.event())
                .append("\ndata: ")
                .append(frame.data())
                .append("\n\n"));
    response.write(text.toString());
    if (!response.writeQueueFull()) {
      return Future.succeededFuture();
    }
    Promise<Void> drained = Promise.promise();
    response.drainHandler(read -> drained.tryComplete());
    return drained.future();
  }

  /** Keeps the connection open through proxies, and checks on the client. */
  private void heartbeat() {
    if (endIfForbidden()) {
      return;
    }
    if (!response.writeQueueFull()) {
      heartbeatsUnread = 0;
      response.write(HEARTBEAT);
      writing.trigger();
    } else if (++heartbeatsUnread == MAX_HEARTBEATS_UNREAD) {
      context.request().connection().close();
    }
  }

  private boolean isOver() {
    return response.ended() || response.closed();
  }

  private static void logFailure(Throwable cause) {
    LOG.debug("a stream waits for what feeds it", cause);
  }
}
