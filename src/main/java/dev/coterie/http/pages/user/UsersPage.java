package dev.coterie.http.pages.user;

import dev.coterie.caller.CallerContract;
import dev.coterie.caller.CallerContract.ListKeys;
import dev.coterie.caller.user.User;
import dev.coterie.caller.user.UserContract;
import dev.coterie.caller.user.UserContract.CreateUser;
import dev.coterie.caller.user.UserContract.ListUsers;
import dev.coterie.caller.user.UserContract.UserColumn;
import dev.coterie.caller.user.UserRole;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.ShownSecret;
import dev.coterie.http.pages.SortedList;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.InvalidValue;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Sorting;
import dev.coterie.kernel.TextForm;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /admin/users}: the users and the API keys, and the forms that make further ones. */
public final class UsersPage implements AdminPage {
  static final String PATH = Place.USERS_AND_KEYS.path();

  private static final List<String> FIELDS =
      List.of(
          "name",
          "role",
          "shop",
          "cost",
          NewPassword.PASSWORD,
          NewPassword.AGAIN,
          NewPassword.MAKE);

  private final Templates templates;

  public UsersPage(Templates templates) {
    this.templates = templates;
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.get(PATH, UserRole.ADMINISTRATOR, this::show);
    routes.post(PATH, UserRole.ADMINISTRATOR, this::add);
    new KeyForms(this).addTo(routes);
  }

  private Future<PageAnswer> show(Visit visit) {
    String done = visit.query("done");
    Notice said =
        done.matches("added|deleted|revoked")
            ? Notice.done(visit.texts().say("users." + done, visit.query("name")))
            : Notice.NONE;
    return show(visit, 200, said, TypedForm.EMPTY, TypedForm.EMPTY, null);
  }

  private Future<PageAnswer> add(Visit visit) {
    TypedForm form = TypedForm.of(visit, FIELDS);
    NewPassword password = NewPassword.of(form, visit.texts());
    UserRole role = UserForms.role(form, visit.texts());
    try {
      TextForm.USER_NAME.check(form.typed("name"));
    } catch (InvalidValue wrong) {
      form.reject("name", visit.texts().say("users.wrongName"));
    }
    return form.isWrong()
        ? show(visit, 422, wrong(visit), form, TypedForm.EMPTY, null)
        : UserContract.CREATE
            .send(
                visit.vertx(),
                visit.actor(),
                new CreateUser(
                    form.typed("name"),
                    role,
                    form.isTicked("cost"),
                    password.text(),
                    UserForms.shop(form)))
            .compose(
                made ->
                    made.fold(
                        user -> added(visit, user, password),
                        refusal -> refused(visit, form, refusal)));
  }

  /** What was made at random is shown at once, since no other page can show it. */
  private Future<PageAnswer> added(Visit visit, User user, NewPassword password) {
    return password.isMade()
        ? showSecret(
            visit,
            Notice.done(visit.texts().say("users.added", user.name())),
            UserForms.shown(visit, user.name(), password))
        : Future.succeededFuture(
            PageAnswer.goTo(
                UserForms.address("").with("done", "added").with("name", user.name()).text()));
  }

  private Future<PageAnswer> refused(Visit visit, TypedForm form, Refusal refusal) {
    form.reject(refusal);
    return show(visit, 409, UserForms.refused(visit, refusal), form, TypedForm.EMPTY, null);
  }

  static Notice wrong(Visit visit) {
    return Notice.wrong(visit.texts().say("users.wrong"));
  }

  Future<PageAnswer> showSecret(Visit visit, Notice notice, ShownSecret secret) {
    return show(visit, 200, notice, TypedForm.EMPTY, TypedForm.EMPTY, secret);
  }

  /** The page, with forms that were not right and a secret that was just made. */
  Future<PageAnswer> show(
      Visit visit,
      int status,
      Notice notice,
      TypedForm newUser,
      TypedForm newKey,
      @Nullable ShownSecret secret) {
    SortedList<UserColumn> list =
        SortedList.of(visit, Address.of(PATH), Sorting.by(UserColumn.NAME));
    Future<Page<User>> users =
        UserContract.LIST.send(visit.vertx(), new ListUsers(list.sorting(), visit.page()));
    Future<CallerContract.Keys> keys =
        CallerContract.LIST_KEYS.send(visit.vertx(), new ListKeys(null));
    return Future.all(users, keys)
        .map(
            all ->
                new UsersView(
                    visit.frame(),
                    notice,
                    users.result().items(),
                    list,
                    visit.after(),
                    users.result().next(),
                    keys.result().keys(),
                    newUser,
                    newKey,
                    secret))
        .map(view -> PageAnswer.page(status, templates.users(view)));
  }
}
