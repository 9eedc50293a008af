package dev.coterie.http.storefront;

import dev.coterie.kernel.Refusal;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Tells forms of these pages from those of other sites, where no session has a token to send. */
final class SameSite {
  private SameSite() {}

  /** Goes on unless a page of another site sends the form; browsers say so. */
  static void require(RoutingContext context) {
    if (isOurs(context.request())) {
      context.next();
    } else {
      context.fail(
          Refusal.forbidden("foreign-form", "the form was not sent from a page of this service")
              .asException());
    }
  }

  private static boolean isOurs(HttpServerRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    return site == null ? isOurOrigin(request) : site.equals("same-origin");
  }

  private static boolean isOurOrigin(HttpServerRequest request) {
    String origin = request.getHeader("Origin");
    return origin == null || authority(origin).equals(request.getHeader("Host"));
  }

  private static String authority(String origin) {
    try {
      @Nullable String authority = URI.create(origin).getRawAuthority();
      return authority == null ? "" : authority;
    } catch (IllegalArgumentException notAnOrigin) {
      return "";
    }
  }
}
