package dev.coterie.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;

/** Refuses bodies of another type than the route reads, before they are read. */
final class MediaTypes {
  private MediaTypes() {}

  static void requireJson(RoutingContext context) {
    String type = type(context);
    if (type.isEmpty() || type.equals("application/json") || type.endsWith("+json")) {
      context.next();
    } else {
      refuse(context, "application/json");
    }
  }

  static void requireCsv(RoutingContext context) {
    if (type(context).equals("text/csv")) {
      context.next();
    } else {
      refuse(context, "text/csv");
    }
  }

  private static String type(RoutingContext context) {
    String header = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
    return header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static void refuse(RoutingContext context, String wanted) {
    String detail = "the header Content-Type must be " + wanted;
    Replies.send(context, Answer.of(new Problem(415, "unsupported-media-type", detail)));
  }
}
