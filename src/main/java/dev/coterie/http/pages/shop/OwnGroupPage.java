package dev.coterie.http.pages.shop;

import dev.coterie.caller.user.UserRole;
import dev.coterie.connect.group.ShopGroup;
import dev.coterie.connect.group.ShopGroupContract;
import dev.coterie.connect.group.ShopGroupContract.DeleteShopGroup;
import dev.coterie.connect.group.ShopGroupContract.ListShopGroupMembers;
import dev.coterie.connect.group.ShopGroupContract.ListShopGroups;
import dev.coterie.connect.group.ShopGroupContract.PutShopGroup;
import dev.coterie.connect.shop.Shop;
import dev.coterie.group.terms.PriceRule;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.TextForm;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;

/** {@code /admin/shop/groups/CODE}: a group of the shop, and who is in it. */
public final class OwnGroupPage implements AdminPage {
  static final String GROUP = OwnGroupsPage.PATH + "/:code";

  private final Templates templates;

  public OwnGroupPage(Templates templates) {
    this.templates = templates;
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.get(GROUP, UserRole.OWNER, OwnShop.in(this::show));
    routes.post(GROUP, UserRole.OWNER, OwnShop.in(this::save));
    routes.post(GROUP + "/delete", UserRole.OWNER, OwnShop.in(this::delete));
    new OwnGroupMembers(this).addTo(routes);
  }

  private Future<PageAnswer> show(Visit visit, Shop shop) {
    String done = visit.query("done");
    Notice said =
        done.matches("saved|added|removed")
            ? Notice.done(visit.texts().say("shopGroup." + done, visit.query("customer")))
            : Notice.NONE;
    return show(visit, shop, 200, said, TypedForm.EMPTY, TypedForm.EMPTY);
  }

  static PageAnswer done(Visit visit, String what, String customer) {
    return PageAnswer.goTo(
        Address.of(OwnGroupsPage.PATH, visit.path("code"))
            .with("done", what)
            .with("customer", customer)
            .text());
  }

  private Future<PageAnswer> save(Visit visit, Shop shop) {
    TypedForm form = TypedForm.of(visit, OwnGroupForm.FIELDS);
    String name = form.text(OwnGroupForm.NAME, TextForm.NAME);
    PriceRule rule = new OwnGroupForm(visit.texts()).rule(form);
    Integer version = form.wholeOrNull(HeldForm.VERSION, visit.texts().say("form.wrongWhole"));
    return form.isWrong() || rule == null
        ? wrong(visit, shop, form, TypedForm.EMPTY)
        : find(visit, shop)
            .compose(
                known ->
                    ShopGroupContract.PUT.send(
                        visit.vertx(),
                        visit.actor(),
                        new PutShopGroup(
                            shop.ref(),
                            known.code(),
                            name,
                            rule,
                            version == null ? null : version.longValue())))
            .compose(
                stored ->
                    stored.fold(
                        group -> Future.succeededFuture(done(visit, "saved", "")),
                        refusal -> refused(visit, shop, form, refusal)));
  }

  private Future<PageAnswer> refused(Visit visit, Shop shop, TypedForm form, Refusal refusal) {
    boolean stale = refusal.code().equals("stale-version");
    String why = stale ? visit.texts().say("form.stale") : visit.texts().answer(refusal);
    return show(visit, shop, 409, Notice.wrong(why), form, TypedForm.EMPTY);
  }

  Future<PageAnswer> wrong(Visit visit, Shop shop, TypedForm form, TypedForm member) {
    Notice notice = Notice.wrong(visit.texts().say("form.wrong"));
    return show(visit, shop, 422, notice, form, member);
  }

  private Future<PageAnswer> delete(Visit visit, Shop shop) {
    if (!visit.field("confirm").equals("yes")) {
      Notice unconfirmed = Notice.wrong(visit.texts().say("users.unconfirmed"));
      return show(visit, shop, 422, unconfirmed, TypedForm.EMPTY, TypedForm.EMPTY);
    }
    String code = visit.path("code");
    return ShopGroupContract.DELETE
        .send(visit.vertx(), visit.actor(), new DeleteShopGroup(shop.ref(), code))
        .map(Visit::require)
        .map(done -> OwnGroupsPage.done("deleted", code));
  }

  private static Future<ShopGroup> find(Visit visit, Shop shop) {
    String code = visit.path("code");
    return ShopGroupContract.LIST
        .send(visit.vertx(), new ListShopGroups(shop.ref()))
        .map(Visit::require)
        .map(
            all ->
                all.groups().stream()
                    .filter(group -> group.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> ShopGroupContract.unknownShopGroup(code).asException()));
  }

  private static HeldForm held(Visit visit, Shop shop, ShopGroup group, TypedForm sent) {
    return new HeldForm(sent, new OwnGroupForm(visit.texts()).of(shop, group), group.version());
  }

  /** The page, with forms that were not right. */
  Future<PageAnswer> show(
      Visit visit, Shop shop, int status, Notice notice, TypedForm form, TypedForm member) {
    String code = visit.path("code");
    String query = visit.query("query", TextForm.QUERY);
    Future<ShopGroup> group = find(visit, shop);
    var members =
        ShopGroupContract.MEMBERS
            .send(visit.vertx(), new ListShopGroupMembers(shop.ref(), code, query, visit.page()))
            .map(Visit::require);
    return Future.all(group, members)
        .map(
            all ->
                new OwnGroupView(
                    visit.frame(),
                    notice,
                    group.result(),
                    held(visit, shop, group.result(), form),
                    member,
                    query,
                    visit.after(),
                    members.result().items(),
                    members.result().next()))
        .map(view -> PageAnswer.page(status, templates.ownGroup(view)));
  }
}
