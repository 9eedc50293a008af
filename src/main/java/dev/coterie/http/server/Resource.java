package dev.coterie.http.server;

/** A part of the API: it adds the routes that it answers, and what it answers on the event bus. */
public interface Resource {
  void addTo(Routes routes);

  /** Adds nothing, as a rule. */
  default void addTo(BusEndpoints bus) {}
}
