package dev.coterie.http.api;

import dev.coterie.bus.Command;
import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import dev.coterie.http.Params;
import dev.coterie.imports.ImportFile;
import dev.coterie.imports.ImportFile.OnError;
import dev.coterie.imports.ImportReport;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Answers uploads of CSV files. */
final class ImportAnswers {
  private static final int UNPROCESSABLE = 422;

  private ImportAnswers() {}

  /** {@code ?onError=abort|skip}. */
  static Future<Answer> importFile(Exchange exchange, Command<ImportFile, ImportReport> command) {
    Params params = exchange.query();
    OnError chosen = params.choice("onError", OnError.class);
    params.check();
    OnError onError = chosen == null ? OnError.ABORT : chosen;
    return command
        .send(exchange.vertx(), exchange.actor(), new ImportFile(exchange.uploadPath(), onError))
        .map(report -> answer(report, onError));
  }

  private static Answer answer(ImportReport report, OnError onError) {
    boolean aborted = onError == OnError.ABORT && !report.invalid().isEmpty();
    return Answer.withStatus(aborted ? UNPROCESSABLE : 200, json(report));
  }

  private static JsonObject json(ImportReport report) {
    JsonArray invalid = new JsonArray();
    report
        .invalid()
        .forEach(
            row ->
                invalid.add(
                    new JsonObject()
                        .put("row", row.row())
                        .put("field", row.field())
                        .put("message", row.message())));
    return new JsonObject()
        .put("created", report.created())
        .put("updated", report.updated())
        .put("unchanged", report.unchanged())
        .put("invalid", invalid);
  }
}
