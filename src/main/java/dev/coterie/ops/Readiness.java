package dev.coterie.ops;

/** Whether this process should be sent requests. For all threads. */
public final class Readiness {
  private volatile State state = State.STARTING;

  /** Where the process stands in its life. */
  public enum State {
    STARTING,
    READY,
    DRAINING
  }

  public State state() {
    return state;
  }

  /** The schema is there and the first query ran. */
  public void ready() {
    state = State.READY;
  }

  /** The process is about to stop. */
  public void draining() {
    state = State.DRAINING;
  }
}
