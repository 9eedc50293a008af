package dev.coterie.http.pages.shop;

import dev.coterie.caller.user.UserRole;
import dev.coterie.connect.group.ShopGroupContract;
import dev.coterie.connect.group.ShopGroupContract.ListShopGroups;
import dev.coterie.connect.group.ShopGroupContract.PutShopGroup;
import dev.coterie.connect.shop.Shop;
import dev.coterie.group.terms.PriceRule;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.ShownSecret;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.TextForm;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** {@code /admin/shop/groups}: the shop's own discount groups, and links for its customers. */
public final class OwnGroupsPage implements AdminPage {
  static final String PATH = Place.SHOP_GROUPS.path();
  private static final long NONE_YET = 0;

  private final Templates templates;

  public OwnGroupsPage(Templates templates) {
    this.templates = templates;
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.get(PATH, UserRole.OWNER, OwnShop.in(this::show));
    routes.post(PATH, UserRole.OWNER, OwnShop.in(this::add));
    new LinkForm(this).addTo(routes);
  }

  private Future<PageAnswer> show(Visit visit, Shop shop) {
    String done = visit.query("done");
    Notice said =
        done.matches("added|deleted")
            ? Notice.done(visit.texts().say("groups." + done, visit.query("code")))
            : Notice.NONE;
    return show(visit, shop, 200, said, TypedForm.EMPTY, TypedForm.EMPTY, null);
  }

  private Future<PageAnswer> add(Visit visit, Shop shop) {
    TypedForm form = TypedForm.of(visit, OwnGroupForm.FIELDS);
    String code = form.text(OwnGroupForm.CODE, TextForm.GROUP_CODE);
    String name = form.text(OwnGroupForm.NAME, TextForm.NAME);
    PriceRule rule = new OwnGroupForm(visit.texts()).rule(form);
    return form.isWrong() || rule == null
        ? refuse(visit, shop, 422, visit.texts().say("form.wrong"), form)
        : ShopGroupContract.PUT
            .send(
                visit.vertx(),
                visit.actor(),
                new PutShopGroup(shop.ref(), code, name, rule, NONE_YET))
            .compose(
                stored ->
                    stored.fold(
                        made -> Future.succeededFuture(done("added", code)),
                        refusal -> refused(visit, shop, form, refusal)));
  }

  static PageAnswer done(String what, String code) {
    return PageAnswer.goTo(Address.of(PATH).with("done", what).with("code", code).text());
  }

  private Future<PageAnswer> refused(Visit visit, Shop shop, TypedForm form, Refusal refusal) {
    if (refusal.code().equals("stale-version")) {
      form.reject(OwnGroupForm.CODE, visit.texts().say("shopGroups.taken"));
      return refuse(visit, shop, 422, visit.texts().say("form.wrong"), form);
    }
    return refuse(visit, shop, 409, visit.texts().answer(refusal), form);
  }

  private Future<PageAnswer> refuse(
      Visit visit, Shop shop, int status, String why, TypedForm form) {
    return show(visit, shop, status, Notice.wrong(why), form, TypedForm.EMPTY, null);
  }

  /** The page, with forms that were not right and a link that was just made. */
  Future<PageAnswer> show(
      Visit visit,
      Shop shop,
      int status,
      Notice notice,
      TypedForm added,
      TypedForm link,
      @Nullable ShownSecret secret) {
    return ShopGroupContract.LIST
        .send(visit.vertx(), new ListShopGroups(shop.ref()))
        .map(Visit::require)
        .map(
            all ->
                new OwnGroupsView(visit.frame(), notice, shop, all.groups(), added, link, secret))
        .map(view -> PageAnswer.page(status, templates.ownGroups(view)));
  }
}
