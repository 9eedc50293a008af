package dev.coterie.ops;

import java.util.function.BooleanSupplier;

/** Whether this process should be sent requests. For all threads. */
public final class Readiness {
  private final boolean withoutDatabase;
  private volatile BooleanSupplier databaseIsAway = () -> false;
  private volatile ReadinessState state = ReadinessState.STARTING;

  /**
   * Of a process that starts.
   *
   * @param withoutDatabase whether what memory holds is enough to be sent requests for
   */
  public Readiness(boolean withoutDatabase) {
    this.withoutDatabase = withoutDatabase;
  }

  /** Whether the process starts, answers, cannot for now, or is about to stop. */
  public enum ReadinessState {
    STARTING,
    READY,
    DATABASE_AWAY,
    DRAINING
  }

  public ReadinessState state() {
    return state == ReadinessState.READY && !withoutDatabase && databaseIsAway.getAsBoolean()
        ? ReadinessState.DATABASE_AWAY
        : state;
  }

  /** The schema is there and the first query ran. */
  public void ready(BooleanSupplier whileDatabaseIsAway) {
    databaseIsAway = whileDatabaseIsAway;
    state = ReadinessState.READY;
  }

  /** The process is about to stop. */
  public void draining() {
    state = ReadinessState.DRAINING;
  }
}
