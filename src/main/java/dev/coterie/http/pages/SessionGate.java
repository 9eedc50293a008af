package dev.coterie.http.pages;

import dev.coterie.caller.user.UserContract;
import dev.coterie.caller.user.UserContract.FindSession;
import dev.coterie.caller.user.UserContract.Session;
import dev.coterie.caller.user.UserRole;
import dev.coterie.kernel.Refusal;
import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * Lets in who has a session, by a cookie that no script sees and no other site's form sends; a form
 * must bring the session's token back.
 */
final class SessionGate {
  static final String LOGIN = "/admin/login";
  static final String FORM_TOKEN = "token";

  private static final String COOKIE = "coterie-session";
  private static final String TOKEN_HEADER = "X-Form-Token";
  private static final String HTMX = "HX-Request";

  /** Goes on with the session, or to the login and from there back to the page. */
  void requireSession(RoutingContext context) {
    admit(context, () -> requireToken(context));
  }

  /** Goes on with the session before the form is read, whose token has to be required then. */
  void admit(RoutingContext context, Runnable next) {
    find(context)
        .onFailure(context::fail)
        .onSuccess(
            session -> {
              if (session == null) {
                sendToLogin(context);
              } else {
                Visit.setSession(context, session);
                next.run();
              }
            });
  }

  private static Future<@Nullable Session> find(RoutingContext context) {
    String secret = secret(context);
    return secret == null
        ? Future.succeededFuture()
        : UserContract.FIND_SESSION
            .send(context.vertx(), new FindSession(secret))
            .map(found -> found.<@Nullable Session>fold(session -> session, over -> null));
  }

  static @Nullable String secret(RoutingContext context) {
    Cookie cookie = context.request().getCookie(COOKIE);
    return cookie == null ? null : cookie.getValue();
  }

  private static void sendToLogin(RoutingContext context) {
    String place = LOGIN + back(context.request());
    if (context.request().getHeader(HTMX) != null) {
      context.response().putHeader("HX-Redirect", place).setStatusCode(401).end();
    } else {
      PageWriter.go(context, place);
    }
  }

  private static String back(HttpServerRequest request) {
    return HttpMethod.GET.equals(request.method()) && request.getHeader(HTMX) == null
        ? "?to=" + URLEncoder.encode(request.uri(), StandardCharsets.UTF_8)
        : "";
  }

  /** Goes on if a form brought the token of the session that was admitted. */
  void requireToken(RoutingContext context) {
    Session session = Visit.session(context);
    if (HttpMethod.GET.equals(context.request().method())
        || (session != null && isOurs(context, session.formToken()))) {
      context.next();
    } else {
      context.fail(
          Refusal.forbidden("foreign-form", "the form was not sent from a page of this session")
              .asException());
    }
  }

  private static boolean isOurs(RoutingContext context, String expected) {
    String site = context.request().getHeader("Sec-Fetch-Site");
    String header = context.request().getHeader(TOKEN_HEADER);
    String token = header == null ? context.request().getFormAttribute(FORM_TOKEN) : header;
    return (site == null || site.equals("same-origin"))
        && token != null
        && MessageDigest.isEqual(
            token.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }

  /** Goes on if the user has the role or a higher one; any user where it is null. */
  void requireRole(RoutingContext context, @Nullable UserRole role) {
    Session session = Visit.session(context);
    if (session != null && (role == null || session.user().role().includes(role))) {
      context.next();
    } else {
      context.fail(
          Refusal.forbidden("wrong-role", "your role does not allow this: ask an administrator")
              .asException());
    }
  }

  /** Gives the browser the secret of a new session. */
  static void begin(RoutingContext context, String secret) {
    context.response().addCookie(cookie(context, secret));
  }

  /** Has the browser forget the session. */
  static void end(RoutingContext context) {
    context.response().addCookie(cookie(context, "").setMaxAge(0));
  }

  private static Cookie cookie(RoutingContext context, String secret) {
    return Cookie.cookie(COOKIE, secret)
        .setPath("/admin")
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.LAX)
        .setSecure(isBehindTls(context.request()));
  }

  /** Whether the browser speaks TLS, be it with a proxy in front. */
  static boolean isBehindTls(HttpServerRequest request) {
    return request.isSSL() || "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
  }
}
