package dev.coterie.http.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import io.vertx.ext.web.handler.HttpException;
import java.util.Iterator;
import java.util.List;

/**
 * Decodes requests, of which it refuses those whose end or whose host a proxy in front may see
 * elsewhere (RFC 9112, 3.2, 6.1 and 6.3): Netty's decoder would take them, and drop the length from
 * beside the chunks. Tells the connection how far its request is.
 */
final class RequestDecoder extends VertxHttpRequestDecoder {
  private final ClientConnection client;

  RequestDecoder(HttpServerOptions options, ClientConnection client) {
    super(options);
    this.client = client;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf bytes, List<Object> decoded)
      throws Exception {
    int before = decoded.size();
    int readable = bytes.readableBytes();
    client.sends();
    super.decode(context, bytes, decoded);
    for (int index = before; index < decoded.size(); index++) {
      if (decoded.get(index) instanceof HttpContent content) {
        decoded.set(index, content.content().isReadable() ? ofItsOwn(content) : content);
        blameClient(content.decoderResult(), content);
      }
    }
    if (decoded.size() > before) {
      Object last = decoded.get(decoded.size() - 1);
      if (last instanceof LastHttpContent) {
        client.hasSent();
      } else {
        client.sendsBody(readable - bytes.readableBytes());
      }
    }
  }

  /** A body that cannot be decoded is no fault of the service; of a head Vert.x knows that. */
  private static void blameClient(DecoderResult result, HttpContent content) {
    if (result.isFailure() && !(content instanceof HttpMessage)) {
      content.setDecoderResult(DecoderResult.failure(new HttpException(400, result.cause())));
    }
  }

  /**
   * The content in memory of its own, which Vert.x would copy it into later: when a connection ends
   * amid requests that wait, Vert.x forgets them, and what they have of Netty's pool would be lost.
   */
  private static HttpContent ofItsOwn(HttpContent content) {
    try {
      return content.replace(Unpooled.copiedBuffer(content.content()));
    } finally {
      content.release();
    }
  }

  /** Is asked once the headers are there; what it throws is what is wrong with the request. */
  @Override
  protected boolean isContentAlwaysEmpty(HttpMessage message) {
    HttpHeaders headers = message.headers();
    if (message.protocolVersion().equals(HttpVersion.HTTP_1_1) && !hasOneHost(headers)) {
      throw new IllegalArgumentException("not one host");
    }
    if (headers.contains(HttpHeaderNames.TRANSFER_ENCODING) && !isOneWay(message, headers)) {
      throw new IllegalArgumentException("a body whose end is not certain");
    }
    return super.isContentAlwaysEmpty(message);
  }

  private static boolean hasOneHost(HttpHeaders headers) {
    Iterator<? extends CharSequence> hosts =
        headers.valueCharSequenceIterator(HttpHeaderNames.HOST);
    if (!hosts.hasNext()) {
      return false;
    }
    hosts.next();
    return !hosts.hasNext();
  }

  private static boolean isOneWay(HttpMessage message, HttpHeaders headers) {
    List<String> encodings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
    return encodings.size() == 1
        && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(encodings.get(0))
        && !headers.contains(HttpHeaderNames.CONTENT_LENGTH)
        && message.protocolVersion().equals(HttpVersion.HTTP_1_1);
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) throws Exception {
    client.countUnread();
    super.channelWritabilityChanged(context);
  }
}
