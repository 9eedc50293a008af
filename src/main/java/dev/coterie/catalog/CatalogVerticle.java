package dev.coterie.catalog;

import dev.coterie.bus.AnsweringVerticle;
import dev.coterie.db.Storage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;

/** Keeps the products. */
public record CatalogVerticle(Storage storage, Clock clock) implements AnsweringVerticle {

  @Override
  public List<Future<Void>> answers(Vertx vertx) {
    CatalogService catalog = new CatalogService(vertx, storage, clock);
    ImportPlans plans = new ImportPlans(vertx, storage, clock);
    return List.of(
        ProductImportContract.PLAN.answerWith(vertx, plans::plan),
        ProductImportContract.FIND.answerWith(vertx, plans::find),
        ProductImportContract.WRONG_ROWS.answerWith(vertx, plans::wrongRows),
        ProductImportContract.COMMIT.answerWith(vertx, plans::commit),
        CatalogContract.PUT.answerWith(vertx, catalog::put),
        CatalogContract.ADD.answerWith(vertx, catalog::add),
        CatalogContract.FIND.answerWith(vertx, catalog::find),
        CatalogContract.EDIT.answerWith(vertx, catalog::edit),
        CatalogContract.DELETE.answerWith(vertx, catalog::delete),
        CatalogContract.SEARCH.answerWith(vertx, catalog::search),
        CatalogContract.IMPORT.answerWith(vertx, catalog::importFile));
  }
}
