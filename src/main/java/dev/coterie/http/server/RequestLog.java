package dev.coterie.http.server;

import dev.coterie.http.Answer;
import dev.coterie.http.Problem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * What is logged of one request when it is answered, under an id that the client may send. Reads
 * that succeed are logged at DEBUG only, because a storefront makes thousands of them a second, and
 * so are requests that were turned away, which a metric counts.
 */
final class RequestLog {
  private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);
  private static final CharSequence HEADER = HttpHeaders.createOptimized("X-Request-Id");
  private static final String PROCESS = UUID.randomUUID().toString().substring(0, 8) + "-";
  private static final AtomicLong NUMBER = new AtomicLong();
  private static final int FIRST_ERROR = 400;
  private static final int UNAVAILABLE = 503;

  private final HttpServerRequest request;
  private final String id;
  private final long begin = System.nanoTime();
  private boolean read;
  private @Nullable String problem;

  private RequestLog(HttpServerRequest request, String id) {
    this.request = request;
    this.id = id;
  }

  /** Whether reads that succeed are logged too. */
  static boolean isFull() {
    return LOG.isDebugEnabled();
  }

  /** Begins with a request, whose response gets its id. */
  static RequestLog begin(HttpServerRequest request) {
    return new RequestLog(request, identify(request));
  }

  /** Gives the response its id: the one that was sent, or a new one. */
  static String identify(HttpServerRequest request) {
    String sent = sentId(request);
    String id = sent == null ? PROCESS + Long.toHexString(NUMBER.incrementAndGet()) : sent;
    request.response().headers().set(HEADER, id);
    return id;
  }

  /** Begins with a request of the router, until it is answered. */
  static void begin(RoutingContext context) {
    RequestLog log = begin(context.request());
    context.put(HEADER.toString(), log);
    context.addEndHandler(done -> log.end());
    context.next();
  }

  /** The log of a request of the router; a new one where it had none. */
  static RequestLog of(RoutingContext context) {
    RequestLog log = context.get(HEADER.toString());
    return log == null ? begin(context.request()) : log;
  }

  /** Marks the request as a read. */
  static void markRead(RoutingContext context) {
    of(context).read();
    context.next();
  }

  /** Marks the request as a read. */
  RequestLog read() {
    read = true;
    return this;
  }

  /** The answer that shows the problem, which is logged with the request. */
  Answer note(Problem cause) {
    problem = cause.detail();
    return Answer.of(cause);
  }

  /** Logs the request, which is answered. */
  void end() {
    int status = request.response().getStatusCode();
    boolean quiet = status == UNAVAILABLE || (read && status < FIRST_ERROR);
    LoggingEventBuilder line =
        LOG.atLevel(quiet ? Level.DEBUG : Level.INFO)
            .addKeyValue("request", id)
            .addKeyValue("method", request.method().name())
            .addKeyValue("path", request.path())
            .addKeyValue("status", status)
            .addKeyValue("micros", TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begin));
    (problem == null ? line : line.addKeyValue("problem", problem)).log("answered");
  }

  private static @Nullable String sentId(HttpServerRequest request) {
    String sent = request.getHeader(HEADER);
    return sent != null && sent.matches("[A-Za-z0-9._-]{1,64}") ? sent : null;
  }
}
