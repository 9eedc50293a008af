package dev.coterie.http;

import dev.coterie.http.server.ResponseWriter;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Refuses bodies of another type than the route reads, before they are read. */
public final class MediaTypes {
  private static final String JSON = "application/json";

  private MediaTypes() {}

  public static void requireJson(RoutingContext context) {
    if (isJson(context.request())) {
      context.next();
    } else {
      refuse(context, JSON);
    }
  }

  public static boolean isJson(HttpServerRequest request) {
    String header = request.getHeader(HttpHeaders.CONTENT_TYPE);
    if (JSON.equals(header)) {
      return true;
    }
    String type = type(header);
    return type.isEmpty() || type.equals(JSON) || type.endsWith("+json");
  }

  public static void requireCsv(RoutingContext context) {
    if (type(context.request().getHeader(HttpHeaders.CONTENT_TYPE)).equals("text/csv")) {
      context.next();
    } else {
      refuse(context, "text/csv");
    }
  }

  private static String type(@Nullable String header) {
    return header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static void refuse(RoutingContext context, String wanted) {
    String detail = "the header Content-Type must be " + wanted;
    ResponseWriter.send(context, Answer.of(new Problem(415, "unsupported-media-type", detail)));
  }
}
