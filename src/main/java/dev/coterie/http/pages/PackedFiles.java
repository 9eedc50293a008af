package dev.coterie.http.pages;

import dev.coterie.kernel.Digests;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;

/**
 * Files that pages load. Their addresses name what is in them, so that a browser keeps each for
 * ever and still gets a new one at once.
 */
public final class PackedFiles {
  private static final int HASH_LETTERS = 12;

  private final String path;
  private final Map<String, String> urls = new HashMap<>();
  private final Map<String, PackedFile> byName = new HashMap<>();

  private record PackedFile(String type, Buffer plain, Buffer packed) {}

  /**
   * No files yet.
   *
   * @param path below which they lie, with a slash at its end
   */
  public PackedFiles(String path) {
    this.path = path;
  }

  /** Adds a file of the class path. */
  public PackedFiles with(String resource) {
    return with(resource.substring(resource.lastIndexOf('/') + 1), read(resource));
  }

  PackedFiles with(String name, byte[] bytes) {
    int dot = name.lastIndexOf('.');
    String hash =
        HexFormat.of().formatHex(Digests.sha256().digest(bytes)).substring(0, HASH_LETTERS);
    String hashed = name.substring(0, dot) + "." + hash + name.substring(dot);
    urls.put(name, path + hashed);
    byName.put(
        hashed,
        new PackedFile(type(name.substring(dot)), Buffer.buffer(bytes), Packing.packed(bytes)));
    return this;
  }

  private static String type(String extension) {
    return switch (extension) {
      case ".css" -> "text/css; charset=utf-8";
      case ".js" -> "text/javascript; charset=utf-8";
      default -> "image/svg+xml";
    };
  }

  public void addTo(Router router) {
    router.get(path + ":name").handler(this::send);
  }

  /** Where the file of this name lies. */
  public String url(String name) {
    return Objects.requireNonNull(urls.get(name), name);
  }

  private void send(RoutingContext context) {
    PackedFile file = byName.get(context.pathParam("name"));
    if (file == null) {
      context.fail(404);
      return;
    }
    context
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, file.type)
        .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
        .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    boolean packs = Packing.isWanted(context);
    Packing.send(context, packs ? file.packed : file.plain, packs);
  }

  static byte[] read(String path) {
    try (InputStream in = open(path)) {
      return in.readAllBytes();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  static InputStream open(String path) {
    return Objects.requireNonNull(
        PackedFiles.class.getClassLoader().getResourceAsStream(path), path);
  }
}
