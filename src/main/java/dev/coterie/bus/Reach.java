package dev.coterie.bus;

/** Where the answerer of an {@link Ask} may be. */
public enum Reach {
  /** In the same process, so that messages travel by reference. */
  PROCESS,
  /** In any process that shares the event bus; one of them answers. */
  CLUSTER
}
