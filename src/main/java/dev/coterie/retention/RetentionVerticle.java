package dev.coterie.retention;

import dev.coterie.bus.Faults;
import dev.coterie.bus.SerialTask;
import dev.coterie.db.Storage;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has what is old deleted every minute. */
public final class RetentionVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(RetentionVerticle.class);
  private static final long EVERY_MILLIS = 60_000;

  private final Storage storage;
  private final List<KeptRows> kept;
  private final MeterRegistry meters;
  private final Clock clock;
  private final SerialTask pruning = new SerialTask(this::prune, RetentionVerticle::postponed);
  private @Nullable Retention retention;

  public RetentionVerticle(
      Storage storage, List<KeptRows> kept, MeterRegistry meters, Clock clock) {
    this.storage = storage;
    this.kept = List.copyOf(kept);
    this.meters = meters;
    this.clock = clock;
  }

  @Override
  public Future<?> start() {
    retention = new Retention(vertx, storage.pool(), kept, meters, clock);
    vertx.setPeriodic(EVERY_MILLIS, timer -> pruning.trigger());
    return Future.succeededFuture();
  }

  /** Waits for a batch that runs. */
  @Override
  public Future<?> stop() {
    begun().stop();
    return pruning.stop();
  }

  private Future<Void> prune() {
    return storage.status().require().compose(there -> begun().prune());
  }

  private Retention begun() {
    return Objects.requireNonNull(retention, "begun");
  }

  private static void postponed(Throwable cause) {
    if (Faults.isUnavailable(cause)) {
      LOG.debug("what is old stays until the database is there", cause);
    } else {
      LOG.warn("what is old could not be deleted, trying again", cause);
    }
  }
}
