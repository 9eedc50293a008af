package dev.coterie.http.pages;

/** A page: it adds the routes that it answers. */
public interface AdminPage {
  void addTo(PageRoutes routes);
}
