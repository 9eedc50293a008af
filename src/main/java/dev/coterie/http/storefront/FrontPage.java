package dev.coterie.http.storefront;

/** A page that customers see: it adds the routes that it answers. */
public interface FrontPage {
  void addTo(FrontRoutes routes);
}
