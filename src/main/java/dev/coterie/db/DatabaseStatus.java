package dev.coterie.db;

import dev.coterie.kernel.Unavailable;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What this process knows of its way to the database. For all threads. */
public final class DatabaseStatus {
  private final List<Runnable> whenUnavailable = new CopyOnWriteArrayList<>();
  private volatile @Nullable Instant knownUntil;
  private volatile boolean unavailable;

  /** Up to when the changes are known, null while they arrive as they come. */
  public @Nullable Instant knownUntil() {
    return knownUntil;
  }

  /** Whether the database is known not to answer, so that whatever needs it fails at once. */
  public boolean isUnavailable() {
    return unavailable;
  }

  /** Fails while the database is unavailable. */
  public Future<Void> require() {
    return unavailable
        ? Future.failedFuture(new Unavailable("PostgreSQL"))
        : Future.succeededFuture();
  }

  /** Adds what is to be done when the database is found to be unavailable, on any thread. */
  public void whenUnavailable(Runnable action) {
    whenUnavailable.add(action);
  }

  /** Changes no longer arrive; those up to the instant did. */
  void stale(Instant lastKnown) {
    knownUntil = lastKnown;
  }

  void unavailable() {
    unavailable = true;
    whenUnavailable.forEach(Runnable::run);
  }

  /** The database answers again, so that what memory is about to forget can be loaded. */
  void available() {
    unavailable = false;
  }

  /** Changes arrive again, and whatever was missed is forgotten. */
  void current() {
    available();
    knownUntil = null;
  }
}
