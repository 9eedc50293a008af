package dev.coterie.http.server;

import dev.coterie.ops.DirectMemory;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.RoutingContext;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * The connections of one server: closes those beyond the limit, those whose clients take too long,
 * and, where all together hold too much memory, those that hold most. Belongs to one event loop.
 */
final class Connections {
  private final Limit limit;
  private final Deadlines deadlines;
  private final OverloadResponses overload;
  private final IdentityHashMap<HttpConnection, ClientConnection> open = new IdentityHashMap<>();
  private int now;
  private long unfinishedBytes;
  private long unreadBytes;
  private boolean isAboutToMakeRoom;
  private boolean waitsForStalled = true;

  Connections(Limit limit, Deadlines deadlines, OverloadResponses overload) {
    this.limit = limit;
    this.deadlines = deadlines;
    this.overload = overload;
  }

  /**
   * What the connections of a server may come to.
   *
   * @param connections how many they may be
   * @param unfinishedBytes of bodies that are not there yet
   * @param unreadBytes of answers that clients leave unread
   */
  record Limit(int connections, long unfinishedBytes, long unreadBytes) {}

  void opened(HttpConnection connection, HttpServerOptions options) {
    if (open.size() >= limit.connections()) {
      overload.connectionClosed();
      connection.close();
      return;
    }
    ClientConnection client = ClientConnection.watch(connection, options, this);
    client.note(0, now);
    open.put(connection, client);
    connection.closeHandler(closed -> forget(connection));
  }

  /** It counts no more, at once, though what it holds comes free a little later. */
  private void forget(HttpConnection connection) {
    ClientConnection client = open.remove(connection);
    if (client != null) {
      client.forget();
    }
  }

  private void close(ClientConnection client) {
    forget(client.connection());
    client.close();
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

  private void note(HttpConnection connection, int requests) {
    ClientConnection client = open.get(connection);
    if (client != null) {
      client.note(requests, now);
    }
  }

  /** Notes that the body of a request is not kept in memory. */
  void sendsToDisk(HttpConnection connection) {
    ClientConnection client = open.get(connection);
    if (client != null) {
      client.sendsToDisk();
    }
  }

  /**
   * Counts more, or fewer, bytes of bodies that are not there yet.
   *
   * @param later runs on this event loop what must not be done amid the connection's work
   */
  void unfinished(long bytes, Executor later) {
    unfinishedBytes += bytes;
    if (unfinishedBytes > limit.unfinishedBytes() && !isAboutToMakeRoom) {
      isAboutToMakeRoom = true;
      later.execute(this::makeRoomForBodies);
    }
  }

  private void makeRoomForBodies() {
    isAboutToMakeRoom = false;
    shed(unfinishedBytes, limit.unfinishedBytes(), ClientConnection::unfinishedBytes);
  }

  /** Counts more, or fewer, bytes of answers that are not read. */
  void unread(long bytes) {
    unreadBytes += bytes;
  }

  /** Makes room for one more answer; later would be after those to all requests that are here. */
  void makeRoomForAnswer() {
    if (unreadBytes > limit.unreadBytes()) {
      shed(unreadBytes, limit.unreadBytes(), ClientConnection::unreadBytes);
    }
  }

  /** Closes the heaviest until half of what may be held is. */
  private void shed(long held, long max, ToLongFunction<ClientConnection> bytes) {
    long excess = held - max / 2;
    List<ClientConnection> heaviest =
        open.values().stream()
            .filter(client -> bytes.applyAsLong(client) > 0)
            .sorted(Comparator.comparingLong(ClientConnection::weight).reversed())
            .toList();
    for (ClientConnection client : heaviest) {
      if (excess <= 0) {
        return;
      }
      excess -= bytes.applyAsLong(client);
      overload.connectionShed();
      close(client);
    }
  }

  /** Lets a second pass, and closes the connections whose clients have taken too long. */
  void tick() {
    now++;
    open.values().forEach(ClientConnection::tick);
    int late = close(client -> client.isLate(deadlines, now));
    overload.connectionsLate(late);
    if (!waitsForStalled) {
      close(ClientConnection::isStalled);
    }
    if (DirectMemory.isExhausted()) {
      shed(unfinishedBytes, 0, ClientConnection::unfinishedBytes);
      shed(unreadBytes, 0, ClientConnection::unreadBytes);
    }
  }

  /** Waits no longer for requests of which nothing comes. */
  void closeStalled() {
    waitsForStalled = false;
    close(ClientConnection::isStalled);
  }

  boolean hasUnread() {
    open.values().forEach(ClientConnection::countUnread);
    return unreadBytes > 0;
  }

  /** Waits no longer for clients that do not read. */
  void closeUnread() {
    close(client -> client.unreadBytes() > 0);
  }

  private int close(Predicate<ClientConnection> which) {
    List<ClientConnection> chosen = open.values().stream().filter(which).toList();
    chosen.forEach(this::close);
    return chosen.size();
  }
}
