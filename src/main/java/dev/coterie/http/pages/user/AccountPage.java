package dev.coterie.http.pages.user;

import dev.coterie.caller.user.UserContract;
import dev.coterie.caller.user.UserContract.ChangePassword;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.Visit;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;
import java.util.List;

/** {@code /admin/account}: another password for oneself, and a way out everywhere. */
public final class AccountPage implements AdminPage {
  private static final String PATH = "/admin/account";
  private static final String OLD = "old";
  private static final List<String> FIELDS = List.of(OLD, NewPassword.PASSWORD, NewPassword.AGAIN);

  private final Templates templates;

  public AccountPage(Templates templates) {
    this.templates = templates;
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.getByAll(PATH, visit -> show(visit, 200, Notice.NONE, TypedForm.EMPTY));
    routes.postByAll(PATH, this::changePassword);
  }

  private Future<PageAnswer> changePassword(Visit visit) {
    TypedForm form = TypedForm.of(visit, FIELDS);
    NewPassword password = NewPassword.of(form, visit.texts());
    return form.isWrong()
        ? show(visit, 422, UsersPage.wrong(visit), form)
        : UserContract.CHANGE_PASSWORD
            .send(
                visit.vertx(),
                visit.actor(),
                new ChangePassword(
                    visit.user().name(), form.typed(OLD), password.text(), visit.remoteAddress()))
            .compose(
                changed ->
                    changed.fold(
                        done ->
                            Future.succeededFuture(PageAnswer.goTo("/admin/login?done=password")),
                        refusal -> show(visit, 409, UserForms.refused(visit, refusal), form)));
  }

  private Future<PageAnswer> show(Visit visit, int status, Notice notice, TypedForm form) {
    AccountView view = new AccountView(visit.frame(), notice, visit.user(), form);
    return Future.succeededFuture(PageAnswer.page(status, templates.account(view)));
  }
}
