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
 * Loads what price books lack. All asks that arrive in one turn of the event loop share one
 * statement; it takes no ask in once it is sent, so each ask reads the state at or after its
 * arrival.
 */
final class LoadService {
  private final Vertx vertx;
  private final Pool pool;
  private final DatabaseStatus database;
  private final PriceRows rows = new PriceRows();
  private final Set<Batch> sent = new HashSet<>();
  private @Nullable Batch gathering;

  LoadService(Vertx vertx, Pool pool, DatabaseStatus database) {
    this.vertx = vertx;
    this.pool = pool;
    this.database = database;
  }

  Future<Loaded> load(Load ask) {
    return database.require().compose(there -> gather(ask));
  }

  /** Fails what is on its way, because no answer is to be expected soon. */
  void giveUp() {
    database
        .require()
        .onFailure(unavailable -> sent.forEach(batch -> batch.loaded.tryFail(unavailable)));
  }

  private Future<Loaded> gather(Load ask) {
    Batch batch = gathering;
    if (batch == null) {
      batch = new Batch();
      gathering = batch;
      vertx.runOnContext(turn -> send());
    }
    batch.add(ask);
    return batch.loaded.future();
  }

  private void send() {
    Batch batch = gathering;
    gathering = null;
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

    void add(Load ask) {
      skus.addAll(ask.skus());
      customers.addAll(ask.customers());
      if (ask.groups() == null) {
        allGroups = true;
      } else {
        groups.addAll(ask.groups());
      }
    }

    Load all() {
      return new Load(skus, customers, allGroups ? null : groups);
    }
  }
}
