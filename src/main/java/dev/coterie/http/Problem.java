package dev.coterie.http;

import dev.coterie.bus.Faults;
import dev.coterie.kernel.FieldError;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.RefusedException;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.handler.HttpException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error as callers see it (RFC 9457).
 *
 * @param status of HTTP
 * @param code stable and made for programs
 * @param detail a sentence for people
 * @param errors the fields at fault
 */
public record Problem(int status, String code, String detail, List<FieldError> errors) {
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final int FIRST_ERROR = 400;

  /** Nobody reads the answer; the log has to have one. */
  private static final int CLIENT_HAS_GONE = 400;

  private static final int FIRST_FAULT = 500;

  public Problem(int status, String code, String detail) {
    this(status, code, detail, List.of());
  }

  /** What a failed request is answered with; a fault is logged here unless it was before. */
  public static Problem of(String where, int status, @Nullable Throwable cause) {
    if (cause instanceof RefusedException refused) {
      return of(refused.refusal());
    }
    if (cause instanceof HttpException http) {
      return ofStatus(http.getStatusCode());
    }
    if (cause instanceof HttpClosedException) {
      return ofStatus(CLIENT_HAS_GONE);
    }
    if (cause != null && Faults.isUnavailable(cause)) {
      return new Problem(503, "not-available", "the service cannot answer now, try again soon");
    }
    return cause == null || (status >= FIRST_ERROR && status < FIRST_FAULT)
        ? ofStatus(status)
        : ofFault(Faults.report(where, cause));
  }

  public static Problem of(Refusal refusal) {
    int status =
        switch (refusal.kind()) {
          case INVALID -> 400;
          case UNKNOWN -> 404;
          case GONE -> 410;
          case CONFLICT -> 409;
          case FORBIDDEN -> 403;
        };
    return new Problem(status, refusal.code(), refusal.detail(), refusal.errors());
  }

  public JsonObject json() {
    JsonObject json =
        new JsonObject()
            .put("type", "urn:coterie:problem:" + code)
            .put("title", HttpResponseStatus.valueOf(status).reasonPhrase())
            .put("status", status)
            .put("code", code)
            .put("detail", detail);
    if (!errors.isEmpty()) {
      JsonArray fields = new JsonArray();
      errors.forEach(
          error ->
              fields.add(
                  new JsonObject().put("field", error.field()).put("message", error.message())));
      json.put("errors", fields);
    }
    return json;
  }

  private static Problem ofFault(String fault) {
    return new Problem(500, "fault", "the service failed; it is logged as fault " + fault);
  }

  private static Problem ofStatus(int status) {
    return switch (status) {
      case 400 -> new Problem(400, "bad-request", "the request is not HTTP as it should be");
      case 404 -> new Problem(404, "unknown-path", "nothing is at this path, see /docs");
      case 405 ->
          new Problem(405, "method-not-allowed", "this path knows other methods, see /docs");
      case 414 ->
          new Problem(414, "too-long", "the request line is longer than this service takes");
      case 431 -> new Problem(431, "too-long", "the headers are longer than this service takes");
      case 413 -> new Problem(413, "too-large", "the body is larger than this service takes");
      default -> new Problem(status, "http-" + status, "the request could not be answered");
    };
  }
}
