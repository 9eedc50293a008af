package dev.coterie.http.pages.order;

import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.CsvFile;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.Page;
import dev.coterie.order.charge.Charge;
import dev.coterie.order.charge.Refund;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;

/** {@code /admin/charges} and {@code /admin/charges/refunds}: the money of memberships. */
public final class ChargesPage implements AdminPage {
  static final String REFUNDS = Place.CHARGES.path() + "/refunds";

  private final Templates templates;

  public ChargesPage(Templates templates) {
    this.templates = templates;
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.get(Place.CHARGES.path(), this::charges);
    routes.get(REFUNDS, this::refunds);
    routes.get(
        CsvFile.place(MoneyListing.CHARGES),
        visit -> Future.succeededFuture(MoneyListing.charges(visit).chargesFile()));
    routes.get(
        CsvFile.place(MoneyListing.REFUNDS),
        visit -> Future.succeededFuture(MoneyListing.refunds(visit).refundsFile()));
  }

  private Future<PageAnswer> charges(Visit visit) {
    MoneyListing listing = MoneyListing.charges(visit);
    Future<Page<Charge>> page = listing.charges(visit.page());
    return Future.all(page, listing.sums())
        .map(
            both ->
                new ChargesView(
                    visit.frame(),
                    listing.typed(),
                    listing.sorted(),
                    visit.after(),
                    page.result(),
                    both.resultAt(1)))
        .map(view -> PageAnswer.page(templates.charges(view)));
  }

  private Future<PageAnswer> refunds(Visit visit) {
    MoneyListing listing = MoneyListing.refunds(visit);
    Future<Page<Refund>> page = listing.refunds(visit.page());
    return Future.all(page, listing.sums())
        .map(
            both ->
                new RefundsView(
                    visit.frame(),
                    listing.typed(),
                    listing.sorted(),
                    visit.after(),
                    page.result(),
                    both.resultAt(1)))
        .map(view -> PageAnswer.page(templates.refunds(view)));
  }
}
