package dev.coterie.http.pages.shop;

import dev.coterie.caller.user.UserRole;
import dev.coterie.connect.group.ShopGroupContract;
import dev.coterie.connect.group.ShopGroupContract.PutShopGroupMember;
import dev.coterie.connect.group.ShopGroupContract.RemoveShopGroupMember;
import dev.coterie.connect.shop.Shop;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.TextForm;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The forms that put customers into a group of the shop and take them out, on its page. */
record OwnGroupMembers(OwnGroupPage page) {
  private static final String MEMBERS = OwnGroupPage.GROUP + "/members";
  private static final String CUSTOMER = "customer";
  private static final String UNTIL = "until";

  void addTo(PageRoutes routes) {
    routes.post(MEMBERS, UserRole.OWNER, OwnShop.in(this::add));
    routes.post(MEMBERS + "/remove", UserRole.OWNER, OwnShop.in(this::remove));
  }

  private Future<PageAnswer> add(Visit visit, Shop shop) {
    TypedForm form = TypedForm.of(visit, List.of(CUSTOMER, UNTIL));
    String customer = form.text(CUSTOMER, TextForm.CUSTOMER_CODE);
    Instant until = until(visit, form);
    return form.isWrong()
        ? page.wrong(visit, shop, TypedForm.EMPTY, form)
        : ShopGroupContract.PUT_MEMBER
            .send(
                visit.vertx(),
                visit.actor(),
                new PutShopGroupMember(shop.ref(), visit.path("code"), customer, until))
            .compose(
                put ->
                    put.fold(
                        member ->
                            Future.succeededFuture(OwnGroupPage.done(visit, "added", customer)),
                        refusal -> refused(visit, shop, form, refusal)));
  }

  private static @Nullable Instant until(Visit visit, TypedForm form) {
    return form.typed(UNTIL).isBlank()
        ? null
        : form.read(UNTIL, visit.frame().time().calendar()::localTime, visit.frame().time().now());
  }

  private Future<PageAnswer> refused(Visit visit, Shop shop, TypedForm form, Refusal refusal) {
    form.reject(refusal);
    return form.isWrong()
        ? page.wrong(visit, shop, TypedForm.EMPTY, form)
        : page.show(
            visit, shop, 409, Notice.wrong(visit.texts().answer(refusal)), TypedForm.EMPTY, form);
  }

  private Future<PageAnswer> remove(Visit visit, Shop shop) {
    String customer = visit.field(CUSTOMER);
    return ShopGroupContract.REMOVE_MEMBER
        .send(
            visit.vertx(),
            visit.actor(),
            new RemoveShopGroupMember(shop.ref(), visit.path("code"), customer))
        .compose(
            removed ->
                removed.fold(
                    done -> Future.succeededFuture(OwnGroupPage.done(visit, "removed", customer)),
                    refusal -> refused(visit, shop, TypedForm.EMPTY, refusal)));
  }
}
