package dev.coterie.http.pages.user;

import dev.coterie.caller.CallerContract;
import dev.coterie.caller.CallerContract.ApiKey;
import dev.coterie.caller.CallerContract.ListKeys;
import dev.coterie.caller.CallerContract.MadeKey;
import dev.coterie.caller.CallerContract.MakeKey;
import dev.coterie.caller.CallerContract.RevokeKey;
import dev.coterie.caller.Scope;
import dev.coterie.caller.user.UserRole;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.ShownSecret;
import dev.coterie.http.pages.Texts;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.InvalidValue;
import dev.coterie.kernel.TextForm;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The forms that make and revoke API keys, on the page of users. */
record KeyForms(UsersPage page) {
  private static final String PATH = "/admin/keys";
  private static final String NAME = "key";
  private static final String SCOPE = "scope-";

  void addTo(PageRoutes routes) {
    routes.post(PATH, UserRole.ADMINISTRATOR, this::make);
    routes.post(PATH + "/:id/revoke", UserRole.ADMINISTRATOR, this::revoke);
  }

  private Future<PageAnswer> make(Visit visit) {
    TypedForm form = TypedForm.of(visit, fields());
    Set<Scope> scopes =
        Scope.OF_MALL.stream()
            .sorted()
            .filter(scope -> form.isTicked(field(scope)))
            .collect(Collectors.toUnmodifiableSet());
    if (scopes.isEmpty()) {
      form.reject("scopes", visit.texts().say("keys.wrongScopes"));
    }
    try {
      TextForm.NAME.check(form.typed(NAME));
    } catch (InvalidValue wrong) {
      form.reject(NAME, visit.texts().say("keys.wrongName"));
    }
    return form.isWrong()
        ? page.show(visit, 422, UsersPage.wrong(visit), TypedForm.EMPTY, form, null)
        : CallerContract.MAKE_KEY
            .send(visit.vertx(), visit.actor(), new MakeKey(form.typed(NAME), scopes))
            .compose(
                result ->
                    result.fold(
                        made -> made(visit, made),
                        refusal ->
                            page.show(
                                visit,
                                409,
                                UserForms.refused(visit, refusal),
                                TypedForm.EMPTY,
                                form,
                                null)));
  }

  private static List<String> fields() {
    List<String> fields = new ArrayList<>(List.of(NAME));
    Scope.OF_MALL.stream().sorted().map(KeyForms::field).forEach(fields::add);
    return fields;
  }

  private static String field(Scope scope) {
    return SCOPE + EnumNames.of(scope);
  }

  private Future<PageAnswer> made(Visit visit, MadeKey made) {
    Texts t = visit.texts();
    return page.showSecret(
        visit,
        Notice.done(t.say("keys.made", made.key().name())),
        new ShownSecret(
            t.say("keys.secretOf", made.key().name()),
            made.secret(),
            t.say("keys.secret.hint", UserForms.opened(t, made.key().scopes()))));
  }

  private Future<PageAnswer> revoke(Visit visit) {
    String id = visit.path("id");
    if (!UserForms.isConfirmed(visit) || !id.matches("\\d{1,18}")) {
      Notice unconfirmed = Notice.wrong(visit.texts().say("users.unconfirmed"));
      return page.show(visit, 422, unconfirmed, TypedForm.EMPTY, TypedForm.EMPTY, null);
    }
    long key = Long.parseLong(id);
    return CallerContract.LIST_KEYS
        .send(visit.vertx(), new ListKeys(null))
        .map(
            all ->
                all.keys().stream()
                    .filter(each -> each.id() == key)
                    .map(ApiKey::name)
                    .findFirst()
                    .orElse(""))
        .compose(name -> revoke(visit, key, name));
  }

  private Future<PageAnswer> revoke(Visit visit, long key, String name) {
    return CallerContract.REVOKE_KEY
        .send(visit.vertx(), visit.actor(), new RevokeKey(key, null))
        .compose(
            revoked ->
                revoked.fold(
                    done ->
                        Future.succeededFuture(
                            PageAnswer.goTo(
                                UserForms.address("")
                                    .with("done", "revoked")
                                    .with("name", name)
                                    .text())),
                    refusal ->
                        page.show(
                            visit,
                            409,
                            UserForms.refused(visit, refusal),
                            TypedForm.EMPTY,
                            TypedForm.EMPTY,
                            null)));
  }
}
