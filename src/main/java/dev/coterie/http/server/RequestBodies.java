package dev.coterie.http.server;

import dev.coterie.config.HttpConfig;
import dev.coterie.http.Answer;
import dev.coterie.http.MediaTypes;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.file.Path;

/**
 * Reads the bodies of requests before the next handler sees them; refuses those of another type
 * unread, and those that are too long.
 */
final class RequestBodies {
  private static final int MAX_QUESTION_BYTES = 1_048_576;

  /** More digits are a length that is too long in any case. */
  private static final int MAX_LENGTH_DIGITS = 7;

  private final int maxQuestionBytes;
  private final BodyHandler writes;
  private final BodyHandler questions;
  private final Uploads uploads;

  /** Reads bodies; streams those that are files into the directory. */
  RequestBodies(HttpConfig config, Path scratch) {
    this.maxQuestionBytes = Math.min(config.maxBodyBytes(), MAX_QUESTION_BYTES);
    this.writes = BodyHandler.create(false).setBodyLimit(config.maxBodyBytes());
    this.questions = BodyHandler.create(false).setBodyLimit(maxQuestionBytes);
    this.uploads = new Uploads(scratch, config.maxImportBytes());
  }

  /** Reads the JSON of a write, if it has any. */
  void readWrite(RoutingContext context) {
    readJson(context, writes);
  }

  /** Reads the JSON of a question. */
  void readQuestion(RoutingContext context) {
    readJson(context, questions);
  }

  /** Streams CSV into a file. */
  void readFile(RoutingContext context) {
    if (MediaTypes.isCsv(context.request())) {
      uploads.receive(context);
    } else {
      refuse(context, MediaTypes.CSV);
    }
  }

  /** Streams CSV or a workbook into a file. */
  void readTable(RoutingContext context) {
    if (MediaTypes.isCsv(context.request()) || MediaTypes.isWorkbook(context.request())) {
      uploads.receive(context);
    } else {
      refuse(context, MediaTypes.CSV + " or " + MediaTypes.XLSX);
    }
  }

  /** Whether the request has a JSON body that says its length, and is not too long to be read. */
  boolean hasQuestion(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return MediaTypes.isJson(request)
        && length != null
        && length.length() <= MAX_LENGTH_DIGITS
        && Integer.parseInt(length) <= maxQuestionBytes;
  }

  private static void readJson(RoutingContext context, BodyHandler reader) {
    if (MediaTypes.isJson(context.request())) {
      reader.handle(context);
    } else {
      refuse(context, MediaTypes.JSON);
    }
  }

  private static void refuse(RoutingContext context, String wanted) {
    ResponseWriter.send(context, Answer.of(MediaTypes.unsupported(wanted)));
  }
}
