package dev.coterie.bus;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Work that is done whenever it is woken for, but never twice at once: who wakes it while it is at
 * work has it done once more after that. A failed round is only a late one. Belongs to one context.
 */
public final class SerialTask {
  private final Supplier<Future<Void>> round;
  private final Consumer<Throwable> onFailure;
  private final Promise<Void> stopped = Promise.promise();
  private boolean running;
  private boolean again;
  private boolean stopping;

  public SerialTask(Supplier<Future<Void>> round, Consumer<Throwable> onFailure) {
    this.round = round;
    this.onFailure = onFailure;
  }

  /** There may be something to do. */
  public void wake() {
    if (running) {
      again = true;
    } else if (!stopping) {
      run();
    }
  }

  /** Begins no other round; completes when none runs. */
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
        .compose(begun -> round.get())
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
