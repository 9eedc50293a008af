package dev.coterie.demo;

import dev.coterie.http.server.Resource;
import dev.coterie.http.server.Routes;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.time.Duration;

/**
 * {@code /demo/pictures}: the pictures of the demo shop's products. A picture never changes under
 * its name, since browsers keep it for ever; another one gets another name.
 */
public final class DemoPictures implements Resource {
  private static final long YEAR = Duration.ofDays(365).toSeconds();

  private final StaticHandler files =
      StaticHandler.create("demo/pictures").setIndexPage("none").setMaxAgeSeconds(YEAR);

  @Override
  public void addTo(Routes routes) {
    routes.open("/demo/pictures/*", this::send);
  }

  /** An image has no use for scripts, should somebody open it as a page of its own. */
  private void send(RoutingContext context) {
    context.response().putHeader("Content-Security-Policy", "default-src 'none'; sandbox");
    files.handle(context);
  }
}
