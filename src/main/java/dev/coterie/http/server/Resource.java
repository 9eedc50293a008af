package dev.coterie.http.server;

/** A part of the API: it says which routes it answers, and what it answers on the event bus. */
public interface Resource {
  void addTo(Routes routes);

  /** Nothing, as a rule. */
  default void addTo(BusEndpoints bus) {}
}
