package dev.coterie.http.storefront;

import dev.coterie.http.Site;
import io.vertx.ext.web.Router;
import java.util.List;

/** The pages that customers see, as one part of the server. They keep nothing in browsers. */
public final class Storefronts implements Site {
  private final FrontKit kit;
  private final FrontWriter writer;
  private final List<FrontPage> pages;

  public Storefronts(FrontKit kit, List<FrontPage> pages) {
    this.kit = kit;
    this.writer = new FrontWriter(kit.images());
    this.pages = List.copyOf(pages);
  }

  @Override
  public void addTo(Router router, Entrance entrance) {
    kit.files().addTo(router);
    FrontRoutes routes = new FrontRoutes(router, entrance, kit, writer);
    pages.forEach(page -> page.addTo(routes));
  }
}
