package dev.coterie.http.pages;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The theme and the language that somebody chose, which the browser keeps. */
final class Look {
  static final String THEME = "coterie-theme";
  static final String LANGUAGE = "coterie-language";

  static final String HOME = Place.DASHBOARD.path();
  private static final long YEAR = Duration.ofDays(365).toSeconds();
  private static final Map<String, Set<String>> CHOICES =
      Map.of(THEME, Set.of("light", "dark"), LANGUAGE, Set.of("en", "de"));

  private Look() {}

  static void addTo(Router router) {
    router.post("/admin/look").handler(Look::choose);
  }

  private static void choose(RoutingContext context) {
    CHOICES.forEach(
        (name, values) -> {
          String chosen = context.request().getFormAttribute(name);
          if (chosen != null && values.contains(chosen)) {
            context.response().addCookie(cookie(name, chosen));
          }
        });
    PageWriter.go(context, back(context));
  }

  private static Cookie cookie(String name, String value) {
    return Cookie.cookie(name, value)
        .setPath("/admin")
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.LAX)
        .setMaxAge(YEAR);
  }

  private static String back(RoutingContext context) {
    String place = context.request().getFormAttribute("to");
    return isOurs(place) ? place : HOME;
  }

  /** Whether the place is a page of ours, and not one of a site that somebody made us point to. */
  static boolean isOurs(@Nullable String place) {
    return place != null
        && place.matches("/admin(/[A-Za-z0-9._~%/-]*)?(\\?[A-Za-z0-9._~%&=+-]*)?")
        && !place.startsWith("/admin/look")
        && !place.contains("//");
  }
}
