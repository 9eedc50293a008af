package dev.coterie.http.pages.listing;

import dev.coterie.caller.user.UserRole;
import dev.coterie.connect.listing.Listing;
import dev.coterie.connect.listing.ListingContract;
import dev.coterie.connect.listing.ListingContract.ChangeListings;
import dev.coterie.connect.listing.ListingContract.DeleteListing;
import dev.coterie.connect.listing.ListingContract.FindListing;
import dev.coterie.connect.listing.ListingContract.ListingChange;
import dev.coterie.connect.shop.Shop;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.Visit;
import dev.coterie.http.pages.shop.HeldForm;
import dev.coterie.http.pages.shop.MarkupFields;
import dev.coterie.http.pages.shop.OwnShop;
import dev.coterie.kernel.Refusal;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** {@code /admin/shop/listings/SKU}: all that the owner decides about one listing. */
public final class ListingPage implements AdminPage {
  private static final String ONE = ListingsPage.PATH + "/:sku";

  private final Templates templates;

  public ListingPage(Templates templates) {
    this.templates = templates;
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.get(ONE, UserRole.OWNER, OwnShop.in(this::show));
    routes.post(ONE, UserRole.OWNER, OwnShop.in(this::save));
    routes.get(ONE + "/price", UserRole.OWNER, OwnShop.in(this::price));
    routes.post(ONE + "/delete", UserRole.OWNER, OwnShop.in(this::delete));
  }

  private Future<PageAnswer> show(Visit visit, Shop shop) {
    Notice said =
        visit.query("done").equals("saved")
            ? Notice.done(visit.texts().say("user.changed"))
            : Notice.NONE;
    return show(visit, shop, 200, said, TypedForm.EMPTY);
  }

  private Future<PageAnswer> save(Visit visit, Shop shop) {
    ListingForm fields = new ListingForm(visit);
    TypedForm form = fields.sent();
    JsonObject patch = fields.patch(form);
    ListingChange change = new ListingChange(visit.path("sku"), patch, "");
    return form.isWrong()
        ? wrong(visit, shop, form)
        : ListingContract.CHANGE
            .send(visit.vertx(), visit.actor(), new ChangeListings(shop.ref(), List.of(change)))
            .compose(
                changed ->
                    changed.fold(
                        done -> Future.succeededFuture(saved(visit)),
                        refusal -> refused(visit, shop, form, refusal)));
  }

  private static PageAnswer saved(Visit visit) {
    return PageAnswer.goTo(
        Address.of(ListingsPage.PATH, visit.path("sku")).with("done", "saved").text());
  }

  private Future<PageAnswer> refused(Visit visit, Shop shop, TypedForm form, Refusal refusal) {
    if (refusal.code().equals("stale-version")) {
      return show(visit, shop, 409, Notice.wrong(visit.texts().say("form.stale")), form);
    }
    MarkupFields.reject(form, refusal);
    return form.isWrong()
        ? wrong(visit, shop, form)
        : show(visit, shop, 409, Notice.wrong(visit.texts().answer(refusal)), form);
  }

  private Future<PageAnswer> wrong(Visit visit, Shop shop, TypedForm form) {
    return show(visit, shop, 422, Notice.wrong(visit.texts().say("form.wrong")), form);
  }

  private Future<PageAnswer> show(
      Visit visit, Shop shop, int status, Notice notice, TypedForm form) {
    return find(visit, shop)
        .map(listing -> view(visit, shop, notice, form, listing))
        .map(view -> PageAnswer.page(status, templates.listing(view)));
  }

  private static ListingView view(
      Visit visit, Shop shop, Notice notice, TypedForm sent, Listing listing) {
    ListingCells cells = new ListingCells(shop.currency(), visit.texts());
    TypedForm stored = TypedForm.filled(new ListingForm(visit).held(listing, cells));
    return new ListingView(
        visit.frame(),
        notice,
        listing,
        new HeldForm(sent, stored, listing.version()),
        PricePreview.of(shop, listing, stored, visit.texts()));
  }

  private static Future<Listing> find(Visit visit, Shop shop) {
    return ListingContract.FIND
        .send(visit.vertx(), new FindListing(shop.ref(), visit.path("sku")))
        .map(Visit::require);
  }

  /** The part of the page that says what a price would be. */
  private Future<PageAnswer> price(Visit visit, Shop shop) {
    TypedForm asked = TypedForm.asked(visit, List.of(MarkupFields.KIND, MarkupFields.VALUE));
    return find(visit, shop)
        .map(listing -> PricePreview.of(shop, listing, asked, visit.texts()))
        .map(preview -> PageAnswer.page(templates.listingPrice(visit.frame(), preview)));
  }

  private Future<PageAnswer> delete(Visit visit, Shop shop) {
    if (!visit.field("confirm").equals("yes")) {
      Notice unconfirmed = Notice.wrong(visit.texts().say("users.unconfirmed"));
      return show(visit, shop, 422, unconfirmed, TypedForm.EMPTY);
    }
    String sku = visit.path("sku");
    return ListingContract.DELETE
        .send(visit.vertx(), visit.actor(), new DeleteListing(shop.ref(), sku))
        .map(Visit::require)
        .map(
            done ->
                PageAnswer.goTo(
                    Address.of(ListingsPage.PATH).with("done", "deleted").with("sku", sku).text()));
  }
}
