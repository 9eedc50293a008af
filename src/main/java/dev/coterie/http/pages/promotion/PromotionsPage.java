package dev.coterie.http.pages.promotion;

import dev.coterie.bus.InOrder;
import dev.coterie.caller.user.UserRole;
import dev.coterie.connect.listing.Listing;
import dev.coterie.connect.listing.ListingContract;
import dev.coterie.connect.listing.ListingContract.ArrangePromotions;
import dev.coterie.connect.listing.ListingContract.FindListing;
import dev.coterie.connect.listing.ListingContract.ListListings;
import dev.coterie.connect.listing.ListingContract.ListingFilter;
import dev.coterie.connect.shop.Shop;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.Visit;
import dev.coterie.http.pages.shop.OwnShop;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** {@code /admin/shop/promotions}: the promoted listings in their order, saved at once. */
public final class PromotionsPage implements AdminPage {
  static final String PATH = Place.SHOP_PROMOTIONS.path();
  private static final String PART = "promotions";

  private final Templates templates;

  public PromotionsPage(Templates templates) {
    this.templates = templates;
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.get(PATH, UserRole.OWNER, OwnShop.in(this::show));
    routes.post(PATH, UserRole.OWNER, OwnShop.in(this::take));
  }

  private Future<PageAnswer> take(Visit visit, Shop shop) {
    return PromotionOrder.isMeant(visit) ? change(visit, shop) : save(visit, shop);
  }

  private Future<PageAnswer> show(Visit visit, Shop shop) {
    Notice said =
        visit.query("done").equals("saved")
            ? Notice.done(visit.texts().say("promotions.saved"))
            : Notice.NONE;
    return promoted(visit, shop)
        .compose(skus -> show(visit, shop, 200, said, PromotionOrder.of(skus)));
  }

  private static Future<List<String>> promoted(Visit visit, Shop shop) {
    List<String> all = new ArrayList<>();
    return InOrder.<String>onward(
            "",
            after ->
                ListingContract.LIST
                    .send(
                        visit.vertx(),
                        new ListListings(
                            shop.ref(),
                            "",
                            ListingFilter.PROMOTED,
                            new PageRequest(after, PageRequest.MAX)))
                    .map(Visit::require)
                    .onSuccess(page -> page.items().forEach(each -> all.add(each.sku())))
                    .map(page -> Optional.ofNullable(page.next())))
        .map(all);
  }

  /** The page with another order, of which nothing is saved yet. */
  private Future<PageAnswer> change(Visit visit, Shop shop) {
    PromotionOrder order = PromotionOrder.sent(visit);
    String added = PromotionOrder.added(visit);
    return added.isEmpty()
        ? show(visit, shop, 200, Notice.NONE, order)
        : ListingContract.FIND
            .send(visit.vertx(), new FindListing(shop.ref(), added))
            .compose(
                found ->
                    found.fold(
                        listing -> show(visit, shop, 200, Notice.NONE, order),
                        refusal -> show(visit, shop, 422, wrong(visit, refusal), order)));
  }

  private static Notice wrong(Visit visit, Refusal refusal) {
    return Notice.wrong(visit.texts().answer(refusal));
  }

  private Future<PageAnswer> save(Visit visit, Shop shop) {
    PromotionOrder order = PromotionOrder.sent(visit);
    return ListingContract.ARRANGE
        .send(
            visit.vertx(),
            visit.actor(),
            new ArrangePromotions(shop.ref(), order.skus(), order.before()))
        .compose(
            arranged ->
                arranged.fold(
                    done -> Future.succeededFuture(PageAnswer.goTo(PATH + "?done=saved")),
                    refusal -> refused(visit, shop, order, refusal)));
  }

  private Future<PageAnswer> refused(
      Visit visit, Shop shop, PromotionOrder order, Refusal refusal) {
    return refusal.code().equals("stale-version")
        ? promoted(visit, shop)
            .compose(
                now ->
                    show(
                        visit,
                        shop,
                        409,
                        Notice.wrong(visit.texts().say("promotions.stale")),
                        order.after(now)))
        : show(visit, shop, 409, wrong(visit, refusal), order);
  }

  /** The page or its part; what the shop does not list any more is left out. */
  private Future<PageAnswer> show(
      Visit visit, Shop shop, int status, Notice notice, PromotionOrder order) {
    return InOrder.collect(
            order.skus(),
            sku -> ListingContract.FIND.send(visit.vertx(), new FindListing(shop.ref(), sku)))
        .map(found -> listings(found))
        .map(
            listings ->
                new PromotionsView(visit.frame(), notice, listings, order.before(), order.focus()))
        .map(
            view ->
                PageAnswer.page(
                    status,
                    visit.wantsPart(PART)
                        ? templates.promotionList(view)
                        : templates.promotions(view)));
  }

  private static List<Listing> listings(List<Result<Listing>> found) {
    return found.stream().map(Result::value).filter(Objects::nonNull).toList();
  }
}
