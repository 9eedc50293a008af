package dev.coterie.http.pages;

import dev.coterie.caller.signon.SignOnContract;
import dev.coterie.caller.signon.SignOnContract.BeginSignOn;
import dev.coterie.caller.signon.SignOnContract.BegunSignOn;
import dev.coterie.caller.signon.SignOnContract.FinishSignOn;
import dev.coterie.kernel.Refusal;
import io.vertx.core.Handler;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** {@code /admin/sign-on}: to the provider of single sign-on, and back with a session. */
final class SignOnPages {
  static final String PATH = "/admin/sign-on";

  private static final String COOKIE = "coterie-sign-on";
  private static final long PATIENCE = Duration.ofMinutes(10).toSeconds();
  private static final Refusal NOT_SENT =
      Refusal.conflict("wrong-sign-on", "single sign-on did not let this browser in");

  private final LoginPage login;

  SignOnPages(LoginPage login) {
    this.login = login;
  }

  void addTo(Router router, Handler<RoutingContext> limit) {
    router.get(PATH).handler(limit).handler(this::begin);
    router.get(SignOnContract.BACK).handler(limit).handler(this::finish);
  }

  private void begin(RoutingContext context) {
    String wanted = context.queryParams().get("to");
    String to = Look.isOurs(wanted) ? wanted : Look.HOME;
    SignOnContract.BEGIN
        .send(context.vertx(), new BeginSignOn())
        .onSuccess(
            begun ->
                begun.fold(
                    way -> send(context, way, to), refusal -> refuse(context, 503, refusal, to)))
        .onFailure(context::fail);
  }

  private static boolean send(RoutingContext context, BegunSignOn way, String to) {
    String place =
        Base64.getUrlEncoder().withoutPadding().encodeToString(to.getBytes(StandardCharsets.UTF_8));
    context.response().addCookie(cookie(context, way.secret() + "." + place).setMaxAge(PATIENCE));
    context.response().putHeader("Cache-Control", "no-store");
    PageWriter.go(context, way.address());
    return true;
  }

  private void finish(RoutingContext context) {
    Cookie cookie = context.request().getCookie(COOKIE);
    String[] kept = (cookie == null ? "" : cookie.getValue()).split("\\.", -1);
    String state = context.queryParams().get("state");
    String code = context.queryParams().get("code");
    context.response().addCookie(cookie(context, "").setMaxAge(0));
    if (kept.length != 2 || state == null || code == null) {
      refuse(context, 401, NOT_SENT, Look.HOME);
      return;
    }
    String to = place(kept[1]);
    SignOnContract.FINISH
        .send(context.vertx(), new FinishSignOn(kept[0], state, code))
        .onSuccess(
            finished ->
                finished.fold(
                    session -> enter(context, session.secret(), to),
                    refusal -> refuse(context, 401, refusal, to)))
        .onFailure(context::fail);
  }

  private static boolean enter(RoutingContext context, String secret, String to) {
    SessionGate.begin(context, secret);
    context.response().putHeader("Cache-Control", "no-store");
    PageWriter.go(context, to);
    return true;
  }

  private boolean refuse(RoutingContext context, int status, Refusal refusal, String to) {
    login.refuseSignOn(context, status, refusal, to);
    return false;
  }

  /** The page that was wanted, as the browser kept it. */
  private static String place(String kept) {
    try {
      String to = new String(Base64.getUrlDecoder().decode(kept), StandardCharsets.UTF_8);
      return Look.isOurs(to) ? to : Look.HOME;
    } catch (IllegalArgumentException notBase64) {
      return Look.HOME;
    }
  }

  private static Cookie cookie(RoutingContext context, String value) {
    return Cookie.cookie(COOKIE, value)
        .setPath(PATH)
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.LAX)
        .setSecure(SessionGate.isBehindTls(context.request()));
  }
}
