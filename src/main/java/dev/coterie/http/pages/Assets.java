package dev.coterie.http.pages;

import dev.coterie.kernel.Digests;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Style sheets, scripts and icons, Coterie's own and those of WebJars. Their addresses name what is
 * in them, so that a browser keeps each for ever and still gets a new one at once.
 */
public final class Assets {
  private static final String PATH = "/admin/assets/";
  private static final String ICONS = "icons.svg";
  private static final int HASH_LETTERS = 12;

  private final Map<String, String> urls = new HashMap<>();
  private final Map<String, Asset> byName = new HashMap<>();

  private record Asset(String type, Buffer plain, Buffer packed) {}

  Assets() {
    List.of(
            webJar("tabler__core") + "dist/css/tabler.min.css",
            webJar("htmx.org") + "dist/htmx.min.js",
            "admin/admin.css",
            "admin/admin.js",
            "admin/theme.js")
        .forEach(path -> add(path.substring(path.lastIndexOf('/') + 1), read(path)));
    add(ICONS, sprite());
  }

  void addTo(Router router) {
    router.get(PATH + ":name").handler(this::send);
  }

  /** Where the asset of this name lies. */
  public String url(String name) {
    return Objects.requireNonNull(urls.get(name), name);
  }

  /** Where the icon lies, for {@code use} in a page. */
  public String url(Icon icon) {
    return url(ICONS) + "#" + icon.file();
  }

  private void send(RoutingContext context) {
    Asset asset = byName.get(context.pathParam("name"));
    if (asset == null) {
      context.fail(404);
      return;
    }
    context
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, asset.type)
        .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
        .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
        .putHeader("X-Content-Type-Options", "nosniff");
    boolean packs = Packing.isWanted(context);
    Packing.send(context, packs ? asset.packed : asset.plain, packs);
  }

  private void add(String name, byte[] bytes) {
    int dot = name.lastIndexOf('.');
    String hash =
        HexFormat.of().formatHex(Digests.sha256().digest(bytes)).substring(0, HASH_LETTERS);
    String hashed = name.substring(0, dot) + "." + hash + name.substring(dot);
    urls.put(name, PATH + hashed);
    byName.put(
        hashed, new Asset(type(name.substring(dot)), Buffer.buffer(bytes), Packing.packed(bytes)));
  }

  private static String type(String extension) {
    return switch (extension) {
      case ".css" -> "text/css; charset=utf-8";
      case ".js" -> "text/javascript; charset=utf-8";
      default -> "image/svg+xml";
    };
  }

  /** The icons that are used, each as a symbol. */
  private static byte[] sprite() {
    return Arrays.stream(Icon.values())
        .map(Assets::symbol)
        .collect(Collectors.joining("", "<svg xmlns=\"http://www.w3.org/2000/svg\">", "</svg>"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String symbol(Icon icon) {
    String path = webJar("tabler__icons") + "icons/outline/" + icon.file() + ".svg";
    String svg = new String(read(path), StandardCharsets.UTF_8);
    String shapes =
        svg.substring(svg.indexOf('>', svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"));
    return "<symbol id=\""
        + icon.file()
        + "\" viewBox=\"0 0 24 24\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\""
        + " stroke-linecap=\"round\" stroke-linejoin=\"round\">"
        + shapes.strip()
        + "</symbol>";
  }

  private static String webJar(String name) {
    Properties pom = new Properties();
    try (InputStream in = open("META-INF/maven/org.webjars.npm/" + name + "/pom.properties")) {
      pom.load(in);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    return "META-INF/resources/webjars/" + name + "/" + pom.getProperty("version") + "/";
  }

  private static byte[] read(String path) {
    try (InputStream in = open(path)) {
      return in.readAllBytes();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static InputStream open(String path) {
    return Objects.requireNonNull(Assets.class.getClassLoader().getResourceAsStream(path), path);
  }
}
