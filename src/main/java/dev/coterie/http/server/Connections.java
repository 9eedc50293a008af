package dev.coterie.http.server;

import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The connections of one server: closes those beyond the limit, and those without a request for too
 * long, be it that the client sends nothing or that it sends a request letter by letter. Belongs to
 * one event loop.
 */
final class Connections {
  private final int max;
  private final int maxIdleTicks;
  private final OverloadResponses overload;
  private final IdentityHashMap<HttpConnection, Activity> open = new IdentityHashMap<>();
  private int now;

  /**
   * For one server.
   *
   * @param maxIdleTicks how many calls of {@link #tick()} a connection may go without a request
   */
  Connections(int max, int maxIdleTicks, OverloadResponses overload) {
    this.max = max;
    this.maxIdleTicks = maxIdleTicks;
    this.overload = overload;
  }

  /** What goes on over a connection: its last request or answer, and the requests at work. */
  private static final class Activity {
    int last;
    int running;
  }

  void opened(HttpConnection connection) {
    if (open.size() >= max) {
      overload.connectionClosed();
      connection.close();
      return;
    }
    Activity activity = new Activity();
    activity.last = now;
    open.put(connection, activity);
    connection.closeHandler(closed -> open.remove(connection));
  }

  /** Notes a request that is answered at once. */
  void touch(HttpConnection connection) {
    note(connection, 0);
  }

  /** Notes a request that takes its time; the connection is not idle before its {@link #end}. */
  void begin(HttpConnection connection) {
    note(connection, 1);
  }

  void end(HttpConnection connection) {
    note(connection, -1);
  }

  /** Notes a request of the router, until it is answered. */
  void track(RoutingContext context) {
    HttpConnection connection = context.request().connection();
    begin(connection);
    context.addEndHandler(answered -> end(connection));
    context.next();
  }

  private void note(HttpConnection connection, int more) {
    Activity activity = open.get(connection);
    if (activity != null) {
      activity.last = now;
      activity.running += more;
    }
  }

  /** Lets a unit of time pass, and closes the connections that were idle for too long. */
  void tick() {
    now++;
    List<HttpConnection> idle =
        open.entrySet().stream()
            .filter(connection -> isIdle(connection.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    idle.forEach(HttpConnection::close);
  }

  private boolean isIdle(Activity activity) {
    return activity.running == 0 && now - activity.last > maxIdleTicks;
  }
}
