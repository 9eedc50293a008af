package dev.coterie.ops;

/** Whether this process should be sent requests. For all threads. */
public final class Readiness {
  private volatile ReadinessState state = ReadinessState.STARTING;

  /** Whether the process starts, answers, or is about to stop. */
  public enum ReadinessState {
    STARTING,
    READY,
    DRAINING
  }

  public ReadinessState state() {
    return state;
  }

  /** The schema is there and the first query ran. */
  public void ready() {
    state = ReadinessState.READY;
  }

  /** The process is about to stop. */
  public void draining() {
    state = ReadinessState.DRAINING;
  }
}
