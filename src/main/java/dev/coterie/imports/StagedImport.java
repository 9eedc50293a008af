package dev.coterie.imports;

import dev.coterie.db.Tx;
import dev.coterie.imports.ImportFile.OnError;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Imports a CSV file within one transaction: streamed through memory in batches, all or nothing,
 * each wrong row named.
 *
 * @param <R> what a row becomes
 */
public final class StagedImport<R> {
  private final Vertx vertx;
  private final Staging<R> staging;

  public StagedImport(Vertx vertx, Staging<R> staging) {
    this.vertx = vertx;
    this.staging = staging;
  }

  /** Runs the import; a report with wrong rows and {@code ABORT} means that nothing was written. */
  public Future<ImportReport> run(Tx tx, ImportFile file) {
    return stage(tx, Path.of(file.path()), rows -> Future.succeededFuture())
        .compose(invalid -> merge(tx, file.onError(), invalid));
  }

  /**
   * Reads the file into the temporary table, and merges nothing; answers the wrong rows.
   *
   * @param progress is told after each batch how many rows were read, and awaited
   */
  public Future<List<InvalidRow>> stage(Tx tx, Path file, IntFunction<Future<Void>> progress) {
    return staging
        .open(tx.sql())
        .compose(done -> open(file))
        .compose(batches -> stageAll(tx, batches, progress).eventually(() -> close(batches)))
        .compose(invalid -> staging.repeated(tx.sql()).map(repeated -> all(invalid, repeated)))
        .compose(invalid -> staging.forbidden(tx.sql()).map(forbidden -> all(invalid, forbidden)));
  }

  private Future<CsvBatches<R>> open(Path file) {
    return vertx.executeBlocking(() -> new CsvBatches<>(file, staging.columns(), staging::parse));
  }

  private Future<Void> close(CsvBatches<R> batches) {
    return vertx.executeBlocking(
        () -> {
          batches.close();
          return null;
        });
  }

  private Future<List<InvalidRow>> stageAll(
      Tx tx, CsvBatches<R> batches, IntFunction<Future<Void>> progress) {
    return vertx
        .executeBlocking(batches::next)
        .compose(
            batch ->
                batch.isEmpty()
                    ? Future.succeededFuture(batches.invalid())
                    : staging
                        .stage(tx.sql(), batch)
                        .compose(done -> progress.apply(batches.number()))
                        .compose(done -> stageAll(tx, batches, progress)));
  }

  private Future<ImportReport> merge(Tx tx, OnError onError, List<InvalidRow> invalid) {
    if (onError == OnError.ABORT && !invalid.isEmpty()) {
      return Future.succeededFuture(ImportReport.refused(invalid));
    }
    return staging
        .merge(tx)
        .map(
            merged ->
                new ImportReport(
                    merged.created(),
                    merged.updated(),
                    merged.rows() - merged.created() - merged.updated(),
                    invalid));
  }

  private static List<InvalidRow> all(List<InvalidRow> wrong, List<InvalidRow> more) {
    List<InvalidRow> all = new ArrayList<>(wrong);
    all.addAll(more);
    all.sort(Comparator.comparingInt(InvalidRow::row));
    return all.subList(0, Math.min(all.size(), ImportReport.MAX_INVALID));
  }
}
