package dev.coterie.http.server;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.HttpServerConnection;

/**
 * One connection: how far its client is with sending a request and with reading answers, since
 * when, and how many bytes that holds in memory. Belongs to one event loop.
 *
 * <p>It looks below Vert.x, which shows none of this, and closes below it, since Vert.x would first
 * have the client read what it does not read.
 */
final class ClientConnection {
  private static final int STALLED_SECONDS = 2;
  private static final int MIN_READ_BYTES = 512;
  private static final int FIRST_READ_BYTES = 2_048;

  /** A client may have sent so much ahead of its turn. */
  private static final int MAX_READ_BYTES = 32_768;

  private final HttpConnection connection;
  private final ChannelHandlerContext context;
  private final Connections all;
  private RequestPart sending = RequestPart.NOTHING;
  private int sendingSeconds;
  private int quietSeconds;
  private int unreadSeconds;
  private long unfinishedBytes;
  private long unreadBytes;
  private boolean goesToDisk;
  private boolean isForgotten;
  private int lastActive;
  private int running;

  /** What of a request is under way. */
  private enum RequestPart {
    NOTHING,
    HEADERS,
    BODY
  }

  private ClientConnection(
      HttpConnection connection, ChannelHandlerContext context, Connections all) {
    this.connection = connection;
    this.context = context;
    this.all = all;
  }

  /** Watches a connection that was just opened, of a server with the options. */
  static ClientConnection watch(
      HttpConnection connection, HttpServerOptions options, Connections all) {
    ChannelHandlerContext context = ((HttpServerConnection) connection).channelHandlerContext();
    ClientConnection client = new ClientConnection(connection, context, all);
    context
        .channel()
        .config()
        .setRecvByteBufAllocator(
            new AdaptiveRecvByteBufAllocator(MIN_READ_BYTES, FIRST_READ_BYTES, MAX_READ_BYTES)
                .maxMessagesPerRead(1));
    String decoder = "httpDecoder";
    context.pipeline().replace(decoder, decoder, new RequestDecoder(options, client));
    return client;
  }

  HttpConnection connection() {
    return connection;
  }

  /** Bytes of a request have come. */
  void sends() {
    quietSeconds = 0;
    if (sending == RequestPart.NOTHING) {
      enter(RequestPart.HEADERS);
    }
  }

  /** So many bytes of a request with a body have come, whose headers are there. */
  void sendsBody(int bytes) {
    if (isForgotten) {
      return;
    }
    if (sending != RequestPart.BODY) {
      enter(RequestPart.BODY);
    }
    unfinishedBytes += bytes;
    if (!goesToDisk) {
      all.unfinished(bytes, context.executor());
    }
  }

  /** All of a request is there. */
  void hasSent() {
    sending = RequestPart.NOTHING;
    if (unfinishedBytes > 0) {
      forgetUnfinished();
    }
  }

  private void enter(RequestPart part) {
    sending = part;
    sendingSeconds = 0;
  }

  private void forgetUnfinished() {
    if (!goesToDisk) {
      all.unfinished(-unfinishedBytes, context.executor());
    }
    unfinishedBytes = 0;
    goesToDisk = false;
  }

  /** The body that is under way is not kept in memory. */
  void sendsToDisk() {
    if (sending == RequestPart.BODY && !goesToDisk) {
      all.unfinished(-unfinishedBytes, context.executor());
      goesToDisk = true;
    }
  }

  /** The client has begun to leave answers unread, or has caught up. */
  void countUnread() {
    if (isForgotten) {
      return;
    }
    ChannelOutboundBuffer buffer = context.channel().unsafe().outboundBuffer();
    long before = unreadBytes;
    unreadBytes = buffer == null ? 0 : buffer.totalPendingWriteBytes();
    all.unread(unreadBytes - before);
  }

  /** Notes requests that begin, or end where negative. */
  void note(int requests, int now) {
    lastActive = now;
    running += requests;
  }

  /** A second has passed. While the server itself does not read, it waits for no client. */
  void tick() {
    countUnread();
    unreadSeconds = context.channel().isWritable() ? 0 : unreadSeconds + 1;
    if (sending != RequestPart.NOTHING && context.channel().config().isAutoRead()) {
      sendingSeconds++;
      quietSeconds++;
    }
  }

  /** Whether nothing has come for a while of a request that is not whole. */
  boolean isStalled() {
    return sending != RequestPart.NOTHING && quietSeconds >= STALLED_SECONDS;
  }

  boolean isLate(Deadlines deadlines, int now) {
    return unreadSeconds > deadlines.unreadSeconds()
        || (sending == RequestPart.HEADERS && sendingSeconds > deadlines.headerSeconds())
        || (sending == RequestPart.BODY && sendingSeconds > deadlines.bodySeconds(unfinishedBytes))
        || (running == 0 && now - lastActive > deadlines.idleSeconds());
  }

  /** Of requests that are not whole, in memory. */
  long unfinishedBytes() {
    return goesToDisk ? 0 : unfinishedBytes;
  }

  long unreadBytes() {
    return unreadBytes;
  }

  /** How much rather than others this one is closed: what it holds, for how long. */
  long weight() {
    return unreadBytes * (unreadSeconds + 1) + unfinishedBytes() * (sendingSeconds + 1);
  }

  /** Closes the connection, whatever is on its way. */
  @SuppressWarnings("FutureReturnValueIgnored") // the connection is forgotten already
  void close() {
    context.close();
  }

  /** What it holds counts no more. */
  void forget() {
    isForgotten = true;
    hasSent();
    all.unread(-unreadBytes);
    unreadBytes = 0;
  }
}
