package dev.coterie.http;

import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Gives each request an id, which the caller may bring along, and logs it when it is answered.
 * Reads that succeed are logged at DEBUG only: a storefront makes thousands of them a second.
 */
final class RequestLog {
  private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);
  private static final String HEADER = "X-Request-Id";
  private static final String PROCESS = UUID.randomUUID().toString().substring(0, 8) + "-";
  private static final AtomicLong NUMBER = new AtomicLong();
  private static final String READ = "read";
  private static final String PROBLEM = "problem";
  private static final int FIRST_ERROR = 400;

  private RequestLog() {}

  /** Marks the request as a read. */
  static void markRead(RoutingContext context) {
    context.put(READ, true);
    context.next();
  }

  /** Has the problem logged with the request. */
  static void note(RoutingContext context, Problem problem) {
    context.put(PROBLEM, problem.detail());
  }

  static void begin(RoutingContext context) {
    String id = id(context.request().getHeader(HEADER));
    long begin = System.nanoTime();
    context.response().putHeader(HEADER, id);
    context.addEndHandler(done -> end(context, id, begin));
    context.next();
  }

  private static void end(RoutingContext context, String id, long begin) {
    int status = context.response().getStatusCode();
    boolean quiet = context.get(READ, false) && status < FIRST_ERROR;
    LoggingEventBuilder line =
        LOG.atLevel(quiet ? Level.DEBUG : Level.INFO)
            .addKeyValue("request", id)
            .addKeyValue("method", context.request().method())
            .addKeyValue("path", context.request().path())
            .addKeyValue("status", status)
            .addKeyValue("micros", TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begin));
    String problem = context.get(PROBLEM);
    (problem == null ? line : line.addKeyValue("problem", problem)).log("answered");
  }

  private static String id(String brought) {
    return brought != null && brought.matches("[A-Za-z0-9._-]{1,64}")
        ? brought
        : PROCESS + Long.toHexString(NUMBER.incrementAndGet());
  }
}
