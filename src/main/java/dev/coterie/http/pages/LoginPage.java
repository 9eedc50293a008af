package dev.coterie.http.pages;

import dev.coterie.caller.user.UserContract;
import dev.coterie.caller.user.UserContract.LogIn;
import dev.coterie.caller.user.UserContract.LogOut;
import dev.coterie.kernel.Refusal;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Logging in and out. */
final class LoginPage {
  private static final String HOME = "/admin/";
  private static final int MAX_LENGTH = 200;

  private final Templates templates;
  private final PageWriter writer;
  private final SessionGate gate;

  LoginPage(Templates templates, PageWriter writer, SessionGate gate) {
    this.templates = templates;
    this.writer = writer;
    this.gate = gate;
  }

  void addTo(Router router, Handler<RoutingContext> limit) {
    router.get(SessionGate.LOGIN).handler(this::show);
    router.post(SessionGate.LOGIN).handler(limit).handler(this::logIn);
    router.post("/admin/logout").handler(limit).handler(gate::requireSession).handler(this::logOut);
  }

  private void show(RoutingContext context) {
    String to = context.queryParams().get("to");
    write(context, 200, Notice.NONE, "", Look.isOurs(to) ? to : "");
  }

  private void logIn(RoutingContext context) {
    String name = field(context, "user");
    String password = field(context, "password");
    String to = field(context, "to");
    String address = context.request().remoteAddress().hostAddress();
    Future.succeededFuture(new LogIn(name, password, address))
        .compose(ask -> UserContract.LOG_IN.send(context.vertx(), ask))
        .onFailure(context::fail)
        .onSuccess(
            begun ->
                begun.fold(
                    session -> begin(context, session.secret(), to),
                    refusal -> refuse(context, refusal, name, to)));
  }

  private static boolean begin(RoutingContext context, String secret, String to) {
    SessionGate.begin(context, secret);
    go(context, Look.isOurs(to) ? to : HOME);
    return true;
  }

  private boolean refuse(RoutingContext context, Refusal refusal, String name, String to) {
    Texts texts = writer.visit(context).texts();
    Notice notice = Notice.wrong(texts.say("login." + refusal.code()));
    write(context, refusal.code().equals("wrong-login") ? 401 : 429, notice, name, to);
    return false;
  }

  private void logOut(RoutingContext context) {
    String secret = SessionGate.secret(context);
    boolean everywhere = "true".equals(context.request().getFormAttribute("everywhere"));
    UserContract.LOG_OUT
        .send(context.vertx(), new LogOut(secret == null ? "" : secret, everywhere))
        .onFailure(context::fail)
        .onSuccess(
            done -> {
              SessionGate.end(context);
              go(context, SessionGate.LOGIN);
            });
  }

  private void write(RoutingContext context, int status, Notice notice, String name, String to) {
    LoginView view = new LoginView(writer.visit(context).frame(), notice, name, to);
    writer.write(context, PageAnswer.page(status, templates.login(view)));
  }

  private static String field(RoutingContext context, String name) {
    String value = context.request().getFormAttribute(name);
    return value == null || value.length() > MAX_LENGTH ? "" : value;
  }

  private static void go(RoutingContext context, String place) {
    context.response().putHeader("Location", place).setStatusCode(303).end();
  }
}
