package dev.coterie.db;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.net.SocketAddress;
import io.vertx.pgclient.impl.PgSocketConnection;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.internal.SqlConnectionInternal;

/**
 * One connection of a pool, and when bytes last went over it in which direction. Written on its
 * event loop, read on any thread.
 *
 * <p>The client tells nobody which of a pool's connections waits, so this stands in the channel
 * itself, the one place that uses what Vert.x calls internal.
 */
final class WatchedConnection extends ChannelDuplexHandler {
  private final Channel channel;
  private final SocketAddress server;
  private final int process;
  private volatile long heard = System.nanoTime();
  private volatile long asked;
  private volatile boolean waiting;

  private WatchedConnection(Channel channel, SocketAddress server, int process) {
    this.channel = channel;
    this.server = server;
    this.process = process;
  }

  /** The connection, watched from now on; to be called on its event loop. */
  static WatchedConnection of(SqlConnection connection) {
    PgSocketConnection postgres = socketOf(connection);
    Channel channel = channelOf(postgres);
    WatchedConnection watched =
        new WatchedConnection(channel, postgres.server(), postgres.getProcessId());
    channel.pipeline().addFirst(watched);
    return watched;
  }

  /** Where a connection leads. */
  static SocketAddress serverOf(SqlConnection connection) {
    return socketOf(connection).server();
  }

  /**
   * Closes a connection below Vert.x, which would wait until the other end closes it too; what
   * waits on it fails. Completes once it is closed.
   */
  static Future<Void> giveUp(SqlConnection connection) {
    return close(channelOf(socketOf(connection)));
  }

  private static PgSocketConnection socketOf(SqlConnection connection) {
    return (PgSocketConnection) ((SqlConnectionInternal) connection).unwrap().unwrap();
  }

  private static Channel channelOf(PgSocketConnection connection) {
    return connection.socket().channelHandlerContext().channel();
  }

  @Override
  public void write(ChannelHandlerContext context, Object bytes, ChannelPromise written)
      throws Exception {
    if (!waiting) {
      asked = System.nanoTime();
      waiting = true;
    }
    super.write(context, bytes, written);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object bytes) throws Exception {
    heard = System.nanoTime();
    waiting = false;
    super.channelRead(context, bytes);
  }

  void whenClosed(Runnable action) {
    channel.closeFuture().addListener(closed -> action.run());
  }

  /** The server's process that answers on it. */
  int process() {
    return process;
  }

  boolean leadsTo(SocketAddress other) {
    return server.equals(other);
  }

  /** Whether something was sent since the last byte came. */
  boolean isWaiting() {
    return waiting;
  }

  /** Since when it waits, as {@link System#nanoTime()} counts. */
  long waitsSince() {
    return asked;
  }

  boolean isSilentFor(long nanos, long now) {
    return waiting && now - asked >= nanos;
  }

  boolean heardBefore(long instant) {
    return heard - instant < 0;
  }

  /** Begins to count anew: the server is at work. */
  void excuse() {
    asked = System.nanoTime();
  }

  /** As {@link #giveUp(SqlConnection)}. */
  Future<Void> giveUp() {
    return close(channel);
  }

  /** From the first handler on, of which there is none any more once the channel is closed. */
  private static Future<Void> close(Channel channel) {
    Promise<Void> closed = Promise.promise();
    ChannelHandlerContext first = channel.pipeline().firstContext();
    ChannelFuture closing = first == null ? channel.closeFuture() : first.close();
    closing.addListener(done -> closed.complete());
    return closed.future();
  }
}
