package dev.coterie.http.pages.listing;

import dev.coterie.caller.user.UserRole;
import dev.coterie.connect.listing.ListingContract;
import dev.coterie.connect.listing.ListingContract.ApplyRule;
import dev.coterie.connect.shop.Shop;
import dev.coterie.group.terms.PriceRule;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.Visit;
import dev.coterie.http.pages.listing.ListingsSaving.SavedListings;
import dev.coterie.http.pages.shop.MarkupFields;
import dev.coterie.http.pages.shop.OwnShop;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Refusal;
import io.vertx.core.Future;
import java.util.List;

/** The form that gives the ticked listings one rule, on their page. */
record ListingRulesForm(ListingsPage page) {
  static final String PATH = "/admin/shop/rules";
  private static final String TICKED = "tick";

  void addTo(PageRoutes routes) {
    routes.post(PATH, UserRole.OWNER, OwnShop.in(this::apply));
  }

  private Future<PageAnswer> apply(Visit visit, Shop shop) {
    TypedForm form = TypedForm.of(visit, List.of(MarkupFields.KIND, MarkupFields.VALUE));
    PriceRule rule = MarkupFields.read(form, visit.texts());
    List<String> ticked =
        visit.form().getAll(TICKED).stream().distinct().limit(PageRequest.MAX).toList();
    if (form.isWrong()) {
      return refuse(visit, shop, 422, visit.texts().say("form.wrong"), form);
    }
    return ticked.isEmpty()
        ? refuse(visit, shop, 422, visit.texts().say("listings.noneTicked"), form)
        : ListingContract.APPLY
            .send(visit.vertx(), visit.actor(), new ApplyRule(shop.ref(), ticked, rule))
            .compose(
                applied ->
                    applied.fold(
                        changed -> Future.succeededFuture(done(visit, changed.listings().size())),
                        refusal -> refuse(visit, shop, refusal, form)));
  }

  private static PageAnswer done(Visit visit, int count) {
    return PageAnswer.goTo(
        ListingsQuery.of(visit).page().with("saved", Integer.toString(count)).text());
  }

  private Future<PageAnswer> refuse(Visit visit, Shop shop, Refusal refusal, TypedForm form) {
    return refuse(visit, shop, 409, visit.texts().answer(refusal), form);
  }

  private Future<PageAnswer> refuse(
      Visit visit, Shop shop, int status, String why, TypedForm form) {
    return page.show(visit, shop, SavedListings.of(status, Notice.wrong(why)), form);
  }
}
