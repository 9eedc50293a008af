package dev.coterie.pricing;

import dev.coterie.pricing.PricingContract.Load;
import dev.coterie.pricing.PricingContract.Loaded;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Loads what price books lack. All asks that arrive in one turn of the event loop share one batch
 * of at most three statements; a batch takes no ask in once its statements are sent, so each ask
 * reads the state at or after its arrival.
 */
final class LoadService {
  private final Vertx vertx;
  private final Pool pool;
  private final PriceRows rows = new PriceRows();
  private @Nullable Batch gathering;

  LoadService(Vertx vertx, Pool pool) {
    this.vertx = vertx;
    this.pool = pool;
  }

  Future<Loaded> load(Load ask) {
    Batch batch = gathering;
    if (batch == null) {
      batch = new Batch();
      gathering = batch;
      vertx.runOnContext(turn -> send());
    }
    batch.skus.addAll(ask.skus());
    batch.customers.addAll(ask.customers());
    batch.groups |= ask.groups();
    return batch.loaded.future();
  }

  private void send() {
    Batch batch = gathering;
    gathering = null;
    if (batch != null) {
      read(batch).onComplete(batch.loaded);
    }
  }

  private Future<Loaded> read(Batch batch) {
    Future<Map<String, ProductPrices>> products =
        batch.skus.isEmpty() ? Future.succeededFuture(Map.of()) : rows.products(pool, batch.skus);
    Future<Map<String, Holdings>> customers =
        batch.customers.isEmpty()
            ? Future.succeededFuture(Map.of())
            : rows.holdings(pool, batch.customers);
    Future<@Nullable List<RuledGroup>> groups =
        batch.groups ? rows.groups(pool).map(all -> all) : Future.succeededFuture();
    return Future.all(products, customers, groups)
        .map(all -> new Loaded(products.result(), customers.result(), groups.result()));
  }

  private static final class Batch {
    final Set<String> skus = new HashSet<>();
    final Set<String> customers = new HashSet<>();
    final Promise<Loaded> loaded = Promise.promise();
    boolean groups;
  }
}
