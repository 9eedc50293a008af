package dev.coterie.catalog;

import dev.coterie.bus.Faults;
import dev.coterie.catalog.ProductImport.ImportState;
import dev.coterie.catalog.ProductImportContract.CommitImport;
import dev.coterie.catalog.ProductImportContract.FindImport;
import dev.coterie.catalog.ProductImportContract.PlanImport;
import dev.coterie.catalog.ProductImportContract.WrongRowsFile;
import dev.coterie.db.Storage;
import dev.coterie.db.Transactions;
import dev.coterie.db.Tx;
import dev.coterie.imports.InvalidRow;
import dev.coterie.imports.StagedImport;
import dev.coterie.imports.WrongRows;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Done;
import dev.coterie.kernel.RefusedException;
import dev.coterie.kernel.Result;
import dev.coterie.kernel.Secrets;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/**
 * Imports that say what they would change before they do: a file is read into a plan, which changes
 * no product; the plan is then written as any import is.
 */
final class ImportPlans {
  private static final int LETTERS_OF_ID = 20;

  private final Vertx vertx;
  private final Pool pool;
  private final Transactions transactions;
  private final ProductImports plans = new ProductImports();
  private final ProductStaging staging;
  private final Clock clock;

  ImportPlans(Vertx vertx, Storage storage, Clock clock) {
    this.vertx = vertx;
    this.pool = storage.pool();
    this.transactions = storage.importTransactions();
    this.staging = new ProductStaging(clock);
    this.clock = clock;
  }

  /** Answers at once, and goes on reading. */
  Future<Result<ProductImport>> plan(Actor actor, PlanImport ask) {
    String id = Secrets.random(LETTERS_OF_ID);
    Path file = Path.of(ask.path());
    return plans
        .begin(pool, id, clock.instant())
        .onSuccess(
            begun ->
                failing(id, actor, tx -> plan(tx, id, file))
                    .onComplete(done -> vertx.fileSystem().delete(ask.path())))
        .map(Result::ok);
  }

  private Future<Void> plan(Tx tx, String id, Path file) {
    return new StagedImport<>(vertx, staging)
        .stage(tx, file, rows -> plans.noteRead(pool, id, rows, clock.instant()))
        .compose(invalid -> plan(tx, id, file, invalid));
  }

  private Future<Void> plan(Tx tx, String id, Path file, List<InvalidRow> invalid) {
    return vertx
        .executeBlocking(() -> WrongRows.csv(file, invalid))
        .compose(wrong -> plans.plan(tx.sql(), id, invalid, wrong, clock.instant()));
  }

  Future<Result<ProductImport>> find(FindImport ask) {
    return plans
        .find(pool, ask.id(), clock.instant())
        .map(found -> Result.of(found, () -> ProductImportContract.unknownImport(ask.id())));
  }

  Future<Result<WrongRowsFile>> wrongRows(FindImport ask) {
    return plans
        .wrongRows(pool, ask.id())
        .map(found -> found.map(WrongRowsFile::new))
        .map(found -> Result.of(found, () -> ProductImportContract.unknownImport(ask.id())));
  }

  /** Answers at once, and goes on writing. */
  Future<Result<ProductImport>> commit(Actor actor, CommitImport ask) {
    String id = ask.id();
    return plans
        .beginCommit(pool, id, clock.instant())
        .onSuccess(begun -> begun.ifPresent(there -> failing(id, actor, tx -> write(tx, id))))
        .map(begun -> Result.of(begun, () -> ProductImportContract.notPlanned(id)));
  }

  /** Writes the rows but for those that a group's fee forbids by now. */
  private Future<Void> write(Tx tx, String id) {
    return requireUpToDate(tx, id)
        .compose(upToDate -> staging.open(tx.sql()))
        .compose(open -> plans.stage(tx.sql(), id))
        .compose(staged -> staging.forbidden(tx.sql()))
        .compose(
            forbidden ->
                staging
                    .merge(tx)
                    .compose(
                        merged -> plans.done(tx.sql(), id, merged, forbidden, clock.instant())));
  }

  private Future<Void> requireUpToDate(Tx tx, String id) {
    return plans
        .isOutdated(tx.sql(), id)
        .compose(
            outdated ->
                outdated
                    ? Future.failedFuture(ProductImportContract.outdated(id).asException())
                    : Future.succeededFuture());
  }

  /** Does the work, and says so if it fails. */
  private Future<Done> failing(String id, Actor actor, Function<Tx, Future<Void>> work) {
    return transactions
        .certain(actor, tx -> work.apply(tx).map(done -> new Done()))
        .onFailure(cause -> plans.stopped(pool, id, reason(cause), clock.instant()));
  }

  private static ImportState reason(Throwable cause) {
    if (cause instanceof RefusedException refused
        && refused.refusal().code().equals(ProductImportContract.OUTDATED)) {
      return ImportState.OUTDATED;
    }
    Faults.report("catalog.import", cause);
    return ImportState.FAILED;
  }
}
