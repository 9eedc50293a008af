package dev.coterie.http.pages.shop;

import dev.coterie.caller.CallerContract;
import dev.coterie.caller.CallerContract.MadeKey;
import dev.coterie.caller.CallerContract.MakeKey;
import dev.coterie.caller.CallerContract.RevokeKey;
import dev.coterie.caller.Scope;
import dev.coterie.caller.user.UserRole;
import dev.coterie.connect.shop.Shop;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.ShownSecret;
import dev.coterie.http.pages.Texts;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.TextForm;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;

/** The forms that make and revoke keys of the shop, on the page of its settings. */
record ShopKeyForms(ShopSettingsPage page) {
  private static final String PATH = "/admin/shop/keys";
  private static final String NAME = "key";

  void addTo(PageRoutes routes) {
    routes.post(PATH, UserRole.OWNER, OwnShop.in(this::make));
    routes.post(PATH + "/:id/revoke", UserRole.OWNER, OwnShop.in(this::revoke));
  }

  private Future<PageAnswer> make(Visit visit, Shop shop) {
    TypedForm form = TypedForm.of(visit, List.of(NAME));
    String name = form.text(NAME, TextForm.NAME);
    return form.isWrong()
        ? refuse(visit, shop, 422, visit.texts().say("form.wrong"), form)
        : CallerContract.MAKE_KEY
            .send(visit.vertx(), visit.actor(), new MakeKey(name, Set.of(Scope.SHOP), shop.slug()))
            .compose(
                result ->
                    result.fold(
                        made -> made(visit, shop, made),
                        refusal -> refuse(visit, shop, 409, words(visit, refusal), form)));
  }

  private Future<PageAnswer> made(Visit visit, Shop shop, MadeKey made) {
    Texts t = visit.texts();
    return page.show(
        visit,
        shop,
        200,
        Notice.done(t.say("keys.made", made.key().name())),
        TypedForm.EMPTY,
        TypedForm.EMPTY,
        new ShownSecret(
            t.say("keys.secretOf", made.key().name()), made.secret(), t.say("shop.key.hint")));
  }

  private Future<PageAnswer> revoke(Visit visit, Shop shop) {
    String id = visit.path("id");
    if (!visit.field("confirm").equals("yes") || !id.matches("\\d{1,18}")) {
      return refuse(visit, shop, 422, visit.texts().say("users.unconfirmed"), TypedForm.EMPTY);
    }
    return CallerContract.REVOKE_KEY
        .send(visit.vertx(), visit.actor(), new RevokeKey(Long.parseLong(id), shop.id()))
        .compose(
            revoked ->
                revoked.fold(
                    done ->
                        Future.succeededFuture(
                            PageAnswer.goTo(ShopSettingsPage.PATH + "?done=revoked")),
                    refusal -> refuse(visit, shop, 409, words(visit, refusal), TypedForm.EMPTY)));
  }

  private static String words(Visit visit, Refusal refusal) {
    return visit.texts().sayOr("refused." + refusal.code(), visit.texts().answer(refusal));
  }

  private Future<PageAnswer> refuse(
      Visit visit, Shop shop, int status, String why, TypedForm newKey) {
    return page.show(visit, shop, status, Notice.wrong(why), TypedForm.EMPTY, newKey, null);
  }
}
