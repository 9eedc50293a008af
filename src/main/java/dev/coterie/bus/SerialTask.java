package dev.coterie.bus;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A task that runs whenever it is triggered, and never twice at once: a trigger that comes while it
 * runs makes it run once more afterwards. A run that fails is reported and does not end the task.
 * Belongs to one context.
 */
public final class SerialTask {
  private final Supplier<Future<Void>> task;
  private final Consumer<Throwable> onFailure;
  private final Promise<Void> stopped = Promise.promise();
  private boolean running;
  private boolean again;
  private boolean stopping;

  public SerialTask(Supplier<Future<Void>> task, Consumer<Throwable> onFailure) {
    this.task = task;
    this.onFailure = onFailure;
  }

  /** Runs the task, now or after the run that is under way. */
  public void trigger() {
    if (running) {
      again = true;
    } else if (!stopping) {
      run();
    }
  }

  /** Begins no further run; completes when none is under way. */
  public Future<Void> stop() {
    stopping = true;
    if (!running) {
      stopped.tryComplete();
    }
    return stopped.future();
  }

  private void run() {
    running = true;
    again = false;
    Future.succeededFuture()
        .compose(begun -> task.get())
        .onFailure(onFailure::accept)
        .onComplete(done -> rest());
  }

  private void rest() {
    running = false;
    if (stopping) {
      stopped.tryComplete();
    } else if (again) {
      run();
    }
  }
}
