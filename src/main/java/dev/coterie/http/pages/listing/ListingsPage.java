package dev.coterie.http.pages.listing;

import dev.coterie.caller.user.UserRole;
import dev.coterie.connect.listing.ListingContract;
import dev.coterie.connect.listing.ListingContract.ListedListings;
import dev.coterie.connect.shop.Shop;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.Visit;
import dev.coterie.http.pages.listing.ListingsSaving.SavedListings;
import dev.coterie.http.pages.shop.OwnShop;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code /admin/shop/listings}: what the shop lists, in one sheet that is saved at once. */
public final class ListingsPage implements AdminPage {
  static final String PATH = Place.SHOP_LISTINGS.path();
  private static final String SHEET = "sheet";

  private final Templates templates;

  public ListingsPage(Templates templates) {
    this.templates = templates;
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.get(PATH, UserRole.OWNER, OwnShop.in(this::show));
    routes.post(PATH, UserRole.OWNER, OwnShop.in(this::save));
    new ListingRulesForm(this).addTo(routes);
  }

  private Future<PageAnswer> show(Visit visit, Shop shop) {
    return show(visit, shop, SavedListings.of(200, said(visit)), TypedForm.EMPTY);
  }

  private static Notice said(Visit visit) {
    for (String done : List.of("saved", "imported")) {
      String count = visit.query(done);
      if (count.matches("\\d{1,6}")) {
        return Notice.done(visit.texts().say("listings." + done, Integer.parseInt(count)));
      }
    }
    return visit.query("done").equals("deleted")
        ? Notice.done(visit.texts().say("listings.deleted", visit.query("sku")))
        : Notice.NONE;
  }

  private Future<PageAnswer> save(Visit visit, Shop shop) {
    return new ListingsSaving(visit, shop).save().compose(saved -> saved(visit, shop, saved));
  }

  private Future<PageAnswer> saved(Visit visit, Shop shop, SavedListings saved) {
    return saved.isDone() && !visit.wantsPart(SHEET)
        ? Future.succeededFuture(
            PageAnswer.goTo(
                ListingsQuery.of(visit)
                    .page()
                    .with("saved", Integer.toString(saved.saved()))
                    .text()))
        : show(visit, shop, saved, TypedForm.EMPTY);
  }

  /** The page or its sheet, with rows that could not be saved as they were typed. */
  Future<PageAnswer> show(Visit visit, Shop shop, SavedListings saved, TypedForm bulk) {
    ListingsQuery query = ListingsQuery.of(visit);
    return ListingContract.LIST
        .send(visit.vertx(), query.ask(visit, shop))
        .map(Visit::require)
        .map(
            found ->
                new ListingsView(
                    visit.frame(),
                    saved.notice(),
                    shop,
                    query,
                    rows(found, saved.rows(), new ListingCells(shop.currency(), visit.texts())),
                    found.next(),
                    bulk))
        .map(
            view ->
                PageAnswer.page(
                    saved.status(),
                    visit.wantsPart(SHEET)
                        ? templates.listingSheet(view)
                        : templates.listings(view)));
  }

  private static List<ListingRow> rows(
      ListedListings found, List<ListingRow> typed, ListingCells cells) {
    Map<String, ListingRow> unsaved =
        typed.stream().collect(Collectors.toMap(ListingRow::sku, Function.identity()));
    return found.items().stream()
        .map(
            listing ->
                unsaved.getOrDefault(listing.sku(), ListingRow.of(listing, cells.of(listing))))
        .toList();
  }
}
