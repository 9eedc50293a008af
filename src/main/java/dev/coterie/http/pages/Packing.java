package dev.coterie.http.pages;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Sends bytes compressed to those who take them so. */
public final class Packing {
  private static final String GZIP = "gzip";

  private Packing() {}

  public static Buffer packed(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 4);
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    return Buffer.buffer(packed.toByteArray());
  }

  public static boolean isWanted(RoutingContext context) {
    String accepted = context.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
    return accepted != null && accepted.contains(GZIP);
  }

  /**
   * Sends a body.
   *
   * @param packed whether it is
   */
  public static void send(RoutingContext context, Buffer body, boolean packed) {
    if (packed) {
      context.response().putHeader(HttpHeaders.CONTENT_ENCODING, GZIP);
    }
    context.response().end(body);
  }
}
