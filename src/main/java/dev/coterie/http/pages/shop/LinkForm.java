package dev.coterie.http.pages.shop;

import dev.coterie.caller.user.UserRole;
import dev.coterie.connect.shop.Shop;
import dev.coterie.connect.shop.ShopContract;
import dev.coterie.connect.shop.ShopContract.SignLink;
import dev.coterie.connect.shop.ShopContract.SignedLink;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.ShownSecret;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.TextForm;
import io.vertx.core.Future;
import java.util.List;

/** The form that signs a link by which a customer of the shop says who she is. */
record LinkForm(OwnGroupsPage page) {
  private static final String PATH = "/admin/shop/links";
  private static final String CUSTOMER = "customer";
  private static final String DAYS = "days";
  private static final int HOURS_A_DAY = 24;

  void addTo(PageRoutes routes) {
    routes.post(PATH, UserRole.OWNER, OwnShop.in(this::sign));
  }

  private Future<PageAnswer> sign(Visit visit, Shop shop) {
    TypedForm form = TypedForm.of(visit, List.of(CUSTOMER, DAYS));
    String customer = form.text(CUSTOMER, TextForm.CUSTOMER_CODE);
    String wrongDays = visit.texts().say("shopGroups.wrongDays");
    Integer days = form.wholeOrNull(DAYS, wrongDays);
    if (days == null || days < 1 || days > SignLink.MAX_HOURS / HOURS_A_DAY) {
      form.reject(DAYS, wrongDays);
      days = 1;
    }
    Notice wrong = Notice.wrong(visit.texts().say("form.wrong"));
    return form.isWrong()
        ? page.show(visit, shop, 422, wrong, TypedForm.EMPTY, form, null)
        : ShopContract.SIGN
            .send(visit.vertx(), new SignLink(shop.ref(), customer, days * HOURS_A_DAY))
            .map(Visit::require)
            .compose(signed -> signed(visit, shop, signed));
  }

  private Future<PageAnswer> signed(Visit visit, Shop shop, SignedLink signed) {
    String link = visit.absolute(Address.ofShop(shop.slug()).with("as", signed.token()).text());
    ShownSecret secret =
        new ShownSecret(
            visit.texts().say("shopGroups.linkOf", signed.customer()),
            link,
            visit.texts().say("shopGroups.link.hint", visit.frame().time().time(signed.until())));
    return page.show(visit, shop, 200, Notice.NONE, TypedForm.EMPTY, TypedForm.EMPTY, secret);
  }
}
