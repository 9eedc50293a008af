package dev.coterie.http.pages;

import dev.coterie.caller.user.UserContract;
import dev.coterie.caller.user.UserContract.LogIn;
import dev.coterie.caller.user.UserContract.LogOut;
import dev.coterie.kernel.Refusal;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Logging in and out. */
final class LoginPage {
  private static final int MAX_LENGTH = 200;

  private final Templates templates;
  private final PageWriter writer;
  private final SessionGate gate;
  private final boolean signsOn;

  /**
   * The page.
   *
   * @param signsOn whether it offers single sign-on, too
   */
  LoginPage(Templates templates, PageWriter writer, SessionGate gate, boolean signsOn) {
    this.templates = templates;
    this.writer = writer;
    this.gate = gate;
    this.signsOn = signsOn;
  }

  void addTo(Router router, Handler<RoutingContext> limit) {
    router.get(SessionGate.LOGIN).handler(this::show);
    router.post(SessionGate.LOGIN).handler(limit).handler(this::logIn);
    router.post("/admin/logout").handler(limit).handler(gate::requireSession).handler(this::logOut);
  }

  private void show(RoutingContext context) {
    String to = context.queryParams().get("to");
    PageFrame frame = writer.visit(context).frame();
    Notice said =
        "password".equals(context.queryParams().get("done"))
            ? Notice.done(frame.t().say("login.newPassword"))
            : Notice.NONE;
    writer.write(context, page(200, frame, said, "", Look.isOurs(to) ? to : ""));
  }

  private void logIn(RoutingContext context) {
    String name = field(context, "user");
    String password = field(context, "password");
    String to = field(context, "to");
    String address = context.request().remoteAddress().hostAddress();
    UserContract.LOG_IN
        .send(context.vertx(), new LogIn(name, password, address))
        .map(
            begun ->
                begun.fold(
                    session -> begin(context, session.secret(), to),
                    refusal -> refuse(context, refusal, name, to)))
        .onSuccess(answer -> writer.write(context, answer))
        .onFailure(context::fail);
  }

  private static PageAnswer begin(RoutingContext context, String secret, String to) {
    SessionGate.begin(context, secret);
    return PageAnswer.goTo(Look.isOurs(to) ? to : Look.HOME);
  }

  private PageAnswer refuse(RoutingContext context, Refusal refusal, String name, String to) {
    PageFrame frame = writer.visit(context).frame();
    Notice notice = Notice.wrong(frame.t().say("login." + refusal.code()));
    int status = refusal.code().equals("wrong-login") ? 401 : 429;
    return page(status, frame, notice, name, to);
  }

  private PageAnswer page(int status, PageFrame frame, Notice notice, String name, String to) {
    return PageAnswer.page(
        status, templates.login(new LoginView(frame, notice, name, to, signsOn)));
  }

  /** The page, with why single sign-on let nobody in. */
  void refuseSignOn(RoutingContext context, int status, Refusal refusal, String to) {
    PageFrame frame = writer.visit(context).frame();
    Notice notice =
        Notice.wrong(frame.t().sayOr("login." + refusal.code(), frame.t().answer(refusal)));
    writer.write(context, page(status, frame, notice, "", to));
  }

  private void logOut(RoutingContext context) {
    String secret = SessionGate.secret(context);
    boolean everywhere = "true".equals(context.request().getFormAttribute("everywhere"));
    UserContract.LOG_OUT
        .send(context.vertx(), new LogOut(secret == null ? "" : secret, everywhere))
        .onSuccess(
            done -> {
              SessionGate.end(context);
              PageWriter.go(context, SessionGate.LOGIN);
            })
        .onFailure(context::fail);
  }

  private static String field(RoutingContext context, String name) {
    String value = context.request().getFormAttribute(name);
    return value == null || value.length() > MAX_LENGTH ? "" : value;
  }
}
