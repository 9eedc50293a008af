package dev.coterie.http.pages.user;

import dev.coterie.caller.user.User;
import dev.coterie.caller.user.UserContract;
import dev.coterie.caller.user.UserContract.ChangeUser;
import dev.coterie.caller.user.UserContract.DeleteUser;
import dev.coterie.caller.user.UserContract.EndSessions;
import dev.coterie.caller.user.UserContract.FindUser;
import dev.coterie.caller.user.UserRole;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.ShownSecret;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.Visit;
import dev.coterie.http.pages.event.EventLine;
import dev.coterie.http.pages.event.SubjectKind;
import dev.coterie.http.pages.event.Timeline;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code /admin/users/NAME}: what a user may do, a new password, and an end. */
public final class UserPage implements AdminPage {
  private static final String PATH = UsersPage.PATH + "/:name";
  private static final int LINES = 20;
  private static final List<String> RIGHTS = List.of("role", "shop", "cost", "disabled");
  private static final List<String> PASSWORD =
      List.of(NewPassword.PASSWORD, NewPassword.AGAIN, NewPassword.MAKE);

  private final Templates templates;

  public UserPage(Templates templates) {
    this.templates = templates;
  }

  @Override
  public void addTo(PageRoutes routes) {
    UserRole role = UserRole.ADMINISTRATOR;
    routes.get(PATH, role, visit -> show(visit, 200, said(visit), null, TypedForm.EMPTY, null));
    routes.post(PATH, role, this::change);
    routes.post(PATH + "/password", role, this::setPassword);
    routes.post(PATH + "/logout", role, this::logOut);
    routes.post(PATH + "/delete", role, this::delete);
  }

  private static Notice said(Visit visit) {
    String done = visit.query("done");
    return done.matches("changed|password|logged-out")
        ? Notice.done(visit.texts().say("user." + done))
        : Notice.NONE;
  }

  private Future<PageAnswer> change(Visit visit) {
    TypedForm form = TypedForm.of(visit, RIGHTS);
    UserRole role = UserForms.role(form, visit.texts());
    return form.isWrong()
        ? show(visit, 422, UsersPage.wrong(visit), form, TypedForm.EMPTY, null)
        : UserContract.CHANGE
            .send(
                visit.vertx(),
                visit.actor(),
                new ChangeUser(
                    visit.path("name"),
                    role,
                    form.isTicked("cost"),
                    form.isTicked("disabled"),
                    null,
                    UserForms.shop(form)))
            .compose(changed -> after(visit, changed, "changed", form));
  }

  private Future<PageAnswer> setPassword(Visit visit) {
    TypedForm form = TypedForm.of(visit, PASSWORD);
    NewPassword password = NewPassword.of(form, visit.texts());
    String name = visit.path("name");
    return form.isWrong()
        ? show(visit, 422, UsersPage.wrong(visit), null, form, null)
        : UserContract.CHANGE
            .send(
                visit.vertx(),
                visit.actor(),
                new ChangeUser(name, null, null, null, password.text(), null))
            .compose(
                changed ->
                    changed.refusal() == null && password.isMade()
                        ? show(
                            visit,
                            200,
                            Notice.done(visit.texts().say("user.password")),
                            null,
                            TypedForm.EMPTY,
                            UserForms.shown(visit, name, password))
                        : after(visit, changed, "password", null));
  }

  private Future<PageAnswer> logOut(Visit visit) {
    return UserContract.END_SESSIONS
        .send(visit.vertx(), visit.actor(), new EndSessions(visit.path("name")))
        .compose(ended -> after(visit, ended, "logged-out", null));
  }

  private Future<PageAnswer> delete(Visit visit) {
    if (!UserForms.isConfirmed(visit)) {
      Notice unconfirmed = Notice.wrong(visit.texts().say("users.unconfirmed"));
      return show(visit, 422, unconfirmed, null, TypedForm.EMPTY, null);
    }
    String name = visit.path("name");
    return UserContract.DELETE
        .send(visit.vertx(), visit.actor(), new DeleteUser(name))
        .compose(
            deleted ->
                deleted.fold(
                    done ->
                        Future.succeededFuture(
                            PageAnswer.goTo(
                                UserForms.address("")
                                    .with("done", "deleted")
                                    .with("name", name)
                                    .text())),
                    refusal ->
                        show(
                            visit,
                            409,
                            UserForms.refused(visit, refusal),
                            null,
                            TypedForm.EMPTY,
                            null)));
  }

  /** Back to the page, which says what was done, or why it was not. */
  private <T> Future<PageAnswer> after(
      Visit visit, Result<T> result, String done, @Nullable TypedForm form) {
    return result.fold(
        value ->
            Future.succeededFuture(
                PageAnswer.goTo(UserForms.address(visit.path("name")).with("done", done).text())),
        refusal -> refused(visit, form, refusal));
  }

  private Future<PageAnswer> refused(Visit visit, @Nullable TypedForm form, Refusal refusal) {
    if (form != null) {
      form.reject(refusal);
    }
    return show(visit, 409, UserForms.refused(visit, refusal), form, TypedForm.EMPTY, null);
  }

  /**
   * The page.
   *
   * @param change rights that could not be saved, null for those that are
   */
  private Future<PageAnswer> show(
      Visit visit,
      int status,
      Notice notice,
      @Nullable TypedForm change,
      TypedForm password,
      @Nullable ShownSecret secret) {
    String name = visit.path("name");
    Future<User> user =
        UserContract.FIND.send(visit.vertx(), new FindUser(name)).map(Visit::require);
    Future<List<EventLine>> lines = Timeline.of(visit, SubjectKind.USER, name, LINES);
    return Future.all(user, lines)
        .map(
            all ->
                new UserView(
                    visit.frame(),
                    notice,
                    user.result(),
                    change == null ? rights(user.result()) : change,
                    password,
                    secret,
                    lines.result()))
        .map(view -> PageAnswer.page(status, templates.user(view)));
  }

  private static TypedForm rights(User user) {
    return TypedForm.filled(
        Map.of(
            "role",
            EnumNames.of(user.role()),
            "shop",
            Objects.requireNonNullElse(user.shop(), ""),
            "cost",
            user.seesCost() ? "yes" : "",
            "disabled",
            user.disabled() ? "yes" : ""));
  }
}
