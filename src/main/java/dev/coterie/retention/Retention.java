package dev.coterie.retention;

import dev.coterie.bus.InOrder;
import dev.coterie.db.OldRows;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Deletes what is old in batches, each of them a transaction, with a pause between two, so that
 * nobody waits for it. While another node is at it this one leaves it alone.
 */
final class Retention {
  private static final int BATCH = 1_000;
  private static final long PAUSE_MILLIS = 100;
  private static final String LOCK =
      "SELECT pg_try_advisory_xact_lock(hashtext('coterie retention')) AS mine";

  private final Vertx vertx;
  private final Pool pool;
  private final List<KeptRows> kept;
  private final MeterRegistry meters;
  private final Clock clock;
  private volatile boolean stopped;

  Retention(Vertx vertx, Pool pool, List<KeptRows> kept, MeterRegistry meters, Clock clock) {
    this.vertx = vertx;
    this.pool = pool;
    this.kept = List.copyOf(kept);
    this.meters = meters;
    this.clock = clock;
  }

  /** Deletes all that is old by now; completes once none is left, or another node is at it. */
  Future<Void> prune() {
    return InOrder.each(kept, this::prune);
  }

  /** Begins no further batch. */
  void stop() {
    stopped = true;
  }

  private Future<Void> prune(KeptRows each) {
    Instant before = clock.instant().minus(each.age());
    return pool.withTransaction(sql -> batch(sql, each.rows(), before))
        .onSuccess(count -> counter(each.rows()).increment(count))
        .compose(
            count ->
                count > 0 && !stopped
                    ? vertx.timer(PAUSE_MILLIS).compose(rested -> prune(each))
                    : Future.<Void>succeededFuture());
  }

  private static Future<Integer> batch(SqlConnection sql, OldRows rows, Instant before) {
    return sql.query(LOCK)
        .execute()
        .map(locked -> locked.iterator().next().getBoolean("mine"))
        .compose(mine -> mine ? rows.delete(sql, before, BATCH) : Future.succeededFuture(0));
  }

  private Counter counter(OldRows rows) {
    return Counter.builder("coterie.retention.deleted")
        .description("rows that were deleted for their age")
        .tag("kind", rows.kind())
        .register(meters);
  }
}
