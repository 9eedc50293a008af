package dev.coterie.http.pages;

import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Collectors;

/** Style sheets, scripts and icons, Coterie's own and those of WebJars. */
public final class Assets {
  private static final String ICONS = "icons.svg";

  private final PackedFiles files =
      new PackedFiles("/admin/assets/")
          .with(webJar("tabler__core") + "dist/css/tabler.min.css")
          .with(webJar("htmx.org") + "dist/htmx.min.js")
          .with("admin/admin.css")
          .with("admin/admin.js")
          .with("admin/theme.js")
          .with(ICONS, sprite());

  Assets() {}

  void addTo(Router router) {
    files.addTo(router);
  }

  /** Where the asset of this name lies. */
  public String url(String name) {
    return files.url(name);
  }

  /** Where the icon lies, for {@code use} in a page. */
  public String url(Icon icon) {
    return url(ICONS) + "#" + icon.file();
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
    String svg = new String(PackedFiles.read(path), StandardCharsets.UTF_8);
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
    try (InputStream in =
        PackedFiles.open("META-INF/maven/org.webjars.npm/" + name + "/pom.properties")) {
      pom.load(in);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    return "META-INF/resources/webjars/" + name + "/" + pom.getProperty("version") + "/";
  }
}
