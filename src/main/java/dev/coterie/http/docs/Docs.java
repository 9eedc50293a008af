package dev.coterie.http.docs;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Serves the contract at {@code /openapi.yaml}, as a page to browse at {@code /docs/}, and the
 * chapters of the documentation beside it.
 */
public final class Docs {
  private static final String SWAGGER_UI = "META-INF/resources/webjars/swagger-ui/";
  private static final String SWAGGER_UI_POM =
      "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
  private static final String HTML = "text/html";
  private static final String BROWSER = "";

  /** The browser of the contract sets styles by itself. */
  private static final String OWN =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " frame-ancestors 'none'";

  private final Chapters chapters = new Chapters();
  private final Map<String, String> rendered = new ConcurrentHashMap<>();

  private Docs() {}

  public static void addTo(Router router) {
    new Docs().add(router);
  }

  private void add(Router router) {
    router.get("/").handler(context -> context.redirect("/docs/"));
    router.get("/openapi.yaml").handler(context -> file(context, "openapi.yaml", "text/yaml"));
    router.get("/docs/").handler(context -> page(context, BROWSER));
    router.get("/docs").handler(context -> context.redirect("/docs/"));
    router
        .get("/docs/start.js")
        .handler(context -> file(context, "docs/start.js", "text/javascript"));
    router
        .get("/docs/chapters.css")
        .handler(context -> file(context, "docs/chapters.css", "text/css"));
    router
        .get("/docs/assets/*")
        .handler(StaticHandler.create(SWAGGER_UI + swaggerUiVersion()).setIndexPage("none"));
    router.get("/docs/:chapter").handler(this::chapter);
  }

  private void chapter(RoutingContext context) {
    String name = context.pathParam("chapter");
    if (chapters.has(name)) {
      page(context, name);
    } else {
      context.next();
    }
  }

  private void page(RoutingContext context, String name) {
    context
        .vertx()
        .executeBlocking(() -> rendered.computeIfAbsent(name, this::render))
        .onSuccess(
            html ->
                begin(context, HTML).response().putHeader("Content-Security-Policy", OWN).end(html))
        .onFailure(context::fail);
  }

  private String render(String name) {
    return name.equals(BROWSER) ? chapters.browser() : chapters.page(name);
  }

  private static void file(RoutingContext context, String resource, String mediaType) {
    begin(context, mediaType).response().sendFile(resource).onFailure(context::fail);
  }

  private static RoutingContext begin(RoutingContext context, String mediaType) {
    context.response().putHeader(HttpHeaders.CONTENT_TYPE, mediaType + "; charset=utf-8");
    return context;
  }

  private static String swaggerUiVersion() {
    Properties pom = new Properties();
    try (InputStream in = Docs.class.getResourceAsStream(SWAGGER_UI_POM)) {
      pom.load(in);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    return pom.getProperty("version");
  }
}
