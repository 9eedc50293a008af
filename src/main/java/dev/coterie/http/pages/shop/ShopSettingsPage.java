package dev.coterie.http.pages.shop;

import dev.coterie.caller.CallerContract;
import dev.coterie.caller.CallerContract.ListKeys;
import dev.coterie.caller.user.UserRole;
import dev.coterie.connect.shop.Shop;
import dev.coterie.connect.shop.ShopContract;
import dev.coterie.connect.shop.ShopContract.ChangeShop;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.ShownSecret;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.Refusal;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** {@code /admin/shop/settings}: the shop's name, rule and look, whether it is open, its keys. */
public final class ShopSettingsPage implements AdminPage {
  static final String PATH = Place.SHOP_SETTINGS.path();

  private final Templates templates;

  public ShopSettingsPage(Templates templates) {
    this.templates = templates;
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.get(PATH, UserRole.OWNER, OwnShop.in(this::show));
    routes.post(PATH, UserRole.OWNER, OwnShop.in(this::save));
    new ShopKeyForms(this).addTo(routes);
  }

  private Future<PageAnswer> show(Visit visit, Shop shop) {
    String done = visit.query("done");
    Notice said =
        done.matches("saved|revoked")
            ? Notice.done(visit.texts().say("shop.settings." + done))
            : Notice.NONE;
    return show(visit, shop, 200, said, TypedForm.EMPTY, TypedForm.EMPTY, null);
  }

  private Future<PageAnswer> save(Visit visit, Shop shop) {
    ShopSettingsForm fields = new ShopSettingsForm(visit.texts());
    TypedForm form = TypedForm.of(visit, ShopSettingsForm.FIELDS);
    JsonObject patch = fields.patch(form);
    return form.isWrong()
        ? wrong(visit, shop, form)
        : ShopContract.CHANGE
            .send(visit.vertx(), visit.actor(), new ChangeShop(shop.ref(), patch))
            .compose(
                changed ->
                    changed.fold(
                        done -> Future.succeededFuture(PageAnswer.goTo(PATH + "?done=saved")),
                        refusal -> refused(visit, shop, form, refusal)));
  }

  private Future<PageAnswer> refused(Visit visit, Shop shop, TypedForm form, Refusal refusal) {
    MarkupFields.reject(form, refusal);
    if (form.isWrong()) {
      return wrong(visit, shop, form);
    }
    boolean stale = refusal.code().equals("stale-version");
    String why = stale ? visit.texts().say("form.stale") : visit.texts().answer(refusal);
    return show(visit, shop, 409, Notice.wrong(why), form, TypedForm.EMPTY, null);
  }

  private Future<PageAnswer> wrong(Visit visit, Shop shop, TypedForm form) {
    Notice notice = Notice.wrong(visit.texts().say("form.wrong"));
    return show(visit, shop, 422, notice, form, TypedForm.EMPTY, null);
  }

  /** The page, with forms that were not right and a secret that was just made. */
  Future<PageAnswer> show(
      Visit visit,
      Shop shop,
      int status,
      Notice notice,
      TypedForm form,
      TypedForm newKey,
      @Nullable ShownSecret secret) {
    return CallerContract.LIST_KEYS
        .send(visit.vertx(), new ListKeys(shop.id()))
        .map(
            keys ->
                new ShopSettingsView(
                    visit.frame(),
                    notice,
                    shop,
                    new HeldForm(
                        form, new ShopSettingsForm(visit.texts()).of(shop), shop.version()),
                    keys.keys(),
                    newKey,
                    secret))
        .map(view -> PageAnswer.page(status, templates.shopSettings(view)));
  }
}
