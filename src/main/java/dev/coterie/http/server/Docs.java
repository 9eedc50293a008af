package dev.coterie.http.server;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Serves the contract at {@code /openapi.yaml}, and as a page to browse at {@code /docs}. */
final class Docs {
  private static final String SWAGGER_UI = "META-INF/resources/webjars/swagger-ui/";
  private static final String SWAGGER_UI_POM =
      "/META-INF/maven/org.webjars/swagger-ui/pom.properties";

  private Docs() {}

  static void addTo(Router router) {
    router.get("/").handler(context -> context.redirect("/docs/"));
    router.get("/openapi.yaml").handler(context -> send(context, "openapi.yaml", "text/yaml"));
    router.get("/docs/").handler(context -> send(context, "docs/index.html", "text/html"));
    router
        .get("/docs/start.js")
        .handler(context -> send(context, "docs/start.js", "text/javascript"));
    router.get("/docs").handler(context -> context.redirect("/docs/"));
    router
        .get("/docs/assets/*")
        .handler(StaticHandler.create(SWAGGER_UI + swaggerUiVersion()).setIndexPage("none"));
  }

  private static void send(RoutingContext context, String resource, String mediaType) {
    context.response().putHeader(HttpHeaders.CONTENT_TYPE, mediaType + "; charset=utf-8");
    context.response().sendFile(resource).onFailure(context::fail);
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
