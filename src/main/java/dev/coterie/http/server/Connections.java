package dev.coterie.http.server;

import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The connections of one server: closes those beyond the most it takes, and those on which nothing
 * was asked for long, be it that the client sleeps or that it sends its request letter by letter.
 * Belongs to one event loop.
 */
final class Connections {
  private final int most;
  private final int idleTicks;
  private final OverloadResponses refused;
  private final IdentityHashMap<HttpConnection, Visitor> visitors = new IdentityHashMap<>();
  private int now;

  /**
   * For one server.
   *
   * @param idleTicks how many calls of {@link #tick()} long a connection may ask nothing
   */
  Connections(int most, int idleTicks, OverloadResponses refused) {
    this.most = most;
    this.idleTicks = idleTicks;
    this.refused = refused;
  }

  private static final class Visitor {
    int lastAsked;
    int waiting;
  }

  void opened(HttpConnection connection) {
    if (visitors.size() >= most) {
      refused.connection();
      connection.close();
      return;
    }
    Visitor visitor = new Visitor();
    visitor.lastAsked = now;
    visitors.put(connection, visitor);
    connection.closeHandler(closed -> visitors.remove(connection));
  }

  /** A request came that is answered at once. */
  void asked(HttpConnection connection) {
    Visitor visitor = visitors.get(connection);
    if (visitor != null) {
      visitor.lastAsked = now;
    }
  }

  /** A request came that takes its time; the connection is not idle until it is served. */
  void waits(HttpConnection connection) {
    count(connection, 1);
  }

  void served(HttpConnection connection) {
    count(connection, -1);
  }

  /** As {@link #waits(HttpConnection)}, for the router. */
  void waits(RoutingContext context) {
    HttpConnection connection = context.request().connection();
    waits(connection);
    context.addEndHandler(answered -> served(connection));
    context.next();
  }

  private void count(HttpConnection connection, int more) {
    Visitor visitor = visitors.get(connection);
    if (visitor != null) {
      visitor.lastAsked = now;
      visitor.waiting += more;
    }
  }

  /** Lets time go on, and closes who was idle for too long. */
  void tick() {
    now++;
    List<HttpConnection> idle =
        visitors.entrySet().stream()
            .filter(visitor -> visitor.getValue().waiting == 0)
            .filter(visitor -> now - visitor.getValue().lastAsked > idleTicks)
            .map(Map.Entry::getKey)
            .toList();
    idle.forEach(HttpConnection::close);
  }
}
