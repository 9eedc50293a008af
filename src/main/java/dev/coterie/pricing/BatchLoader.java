package dev.coterie.pricing;

import dev.coterie.db.DatabaseStatus;
import dev.coterie.pricing.PricingContract.Load;
import dev.coterie.pricing.PricingContract.Loaded;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Loads what price books lack. All questions that arrive in one turn of the event loop share one
 * statement; none joins a statement that was sent, so each reads the state at or after its arrival.
 * For one event loop.
 */
final class BatchLoader {
  private final Vertx vertx;
  private final Pool pool;
  private final DatabaseStatus database;
  private final PriceRows rows = new PriceRows();
  private final Set<Batch> sent = new HashSet<>();
  private @Nullable Batch open;

  BatchLoader(Vertx vertx, Pool pool, DatabaseStatus database) {
    this.vertx = vertx;
    this.pool = pool;
    this.database = database;
  }

  Future<Loaded> load(Load question) {
    return database.require().compose(available -> join(question));
  }

  /**
   * Fails the batches that were sent while the database is unavailable: no answer will come soon.
   */
  void failSent() {
    database
        .require()
        .onFailure(unavailable -> sent.forEach(batch -> batch.loaded.tryFail(unavailable)));
  }

  private Future<Loaded> join(Load question) {
    Batch batch = open;
    if (batch == null) {
      batch = new Batch();
      open = batch;
      vertx.runOnContext(turn -> send());
    }
    batch.add(question);
    return batch.loaded.future();
  }

  private void send() {
    Batch batch = open;
    open = null;
    if (batch != null) {
      sent.add(batch);
      rows.load(pool, batch.all())
          .onSuccess(batch.loaded::tryComplete)
          .onFailure(batch.loaded::tryFail)
          .onComplete(done -> sent.remove(batch));
    }
  }

  private static final class Batch {
    final Promise<Loaded> loaded = Promise.promise();
    private final Set<String> skus = new HashSet<>();
    private final Set<String> customers = new HashSet<>();
    private final Set<Long> groups = new HashSet<>();
    private boolean allGroups;

    void add(Load question) {
      skus.addAll(question.skus());
      customers.addAll(question.customers());
      if (question.groups() == null) {
        allGroups = true;
      } else {
        groups.addAll(question.groups());
      }
    }

    Load all() {
      return new Load(skus, customers, allGroups ? null : groups);
    }
  }
}
