package dev.coterie.http;

/** A part of the API: it says which routes it answers. */
public interface Resource {
  void addTo(Routes routes);
}
