package dev.coterie.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The types of body that requests may have. */
public final class MediaTypes {
  public static final String JSON = "application/json";
  public static final String CSV = "text/csv";
  public static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private MediaTypes() {}

  /** Whether the body may be read as JSON, which is so too where the request names no type. */
  public static boolean isJson(HttpServerRequest request) {
    String header = request.getHeader(HttpHeaders.CONTENT_TYPE);
    if (JSON.equals(header)) {
      return true;
    }
    String type = type(header);
    return type.isEmpty() || type.equals(JSON) || type.endsWith("+json");
  }

  public static boolean isCsv(HttpServerRequest request) {
    return type(request.getHeader(HttpHeaders.CONTENT_TYPE)).equals(CSV);
  }

  /** Whether the body may be an XLSX workbook. */
  public static boolean isWorkbook(HttpServerRequest request) {
    return type(request.getHeader(HttpHeaders.CONTENT_TYPE)).equals(XLSX);
  }

  /** What a request is answered with whose body has another type than the wanted one. */
  public static Problem unsupported(String wanted) {
    return new Problem(415, "unsupported-media-type", "the header Content-Type must be " + wanted);
  }

  private static String type(@Nullable String header) {
    return header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }
}
