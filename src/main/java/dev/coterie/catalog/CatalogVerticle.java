package dev.coterie.catalog;

import dev.coterie.db.ChangeFeed;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.List;

/** Keeps the products. */
public final class CatalogVerticle extends VerticleBase {
  private final Pool pool;
  private final Pool importPool;
  private final ChangeFeed feed;
  private final Clock clock;

  public CatalogVerticle(Pool pool, Pool importPool, ChangeFeed feed, Clock clock) {
    this.pool = pool;
    this.importPool = importPool;
    this.feed = feed;
    this.clock = clock;
  }

  @Override
  public Future<?> start() {
    CatalogService catalog = new CatalogService(vertx, pool, importPool, feed, clock);
    return Future.all(
        List.of(
            CatalogContract.PUT.answerWith(vertx, catalog::put),
            CatalogContract.FIND.answerWith(vertx, catalog::find),
            CatalogContract.EDIT.answerWith(vertx, catalog::edit),
            CatalogContract.DELETE.answerWith(vertx, catalog::delete),
            CatalogContract.SEARCH.answerWith(vertx, catalog::search),
            CatalogContract.IMPORT.answerWith(vertx, catalog::importFile)));
  }
}
