package dev.coterie.http.pages.mall;

import dev.coterie.caller.user.UserRole;
import dev.coterie.connect.mall.MallContract;
import dev.coterie.connect.mall.MallProduct;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.CsvFile;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.Money;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;
import java.util.Optional;

/**
 * {@code /admin/shops/mall}: what is offered to shops, at which prices, and in how many of them.
 */
public final class OffersPage implements AdminPage {
  static final String PATH = Place.SHOPS.path() + "/mall";
  private static final String LIST = "offers";

  private final Templates templates;

  public OffersPage(Templates templates) {
    this.templates = templates;
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.get(PATH, visit -> show(visit, 200, said(visit), TypedForm.EMPTY));
    routes.post(PATH, UserRole.EDITOR, this::offer);
    routes.get(CsvFile.place(LIST), visit -> Future.succeededFuture(file(visit)));
  }

  private static Notice said(Visit visit) {
    return visit.query("done").equals("deleted")
        ? Notice.done(visit.texts().say("offer.deleted", visit.query("sku")))
        : Notice.NONE;
  }

  private static PageAnswer file(Visit visit) {
    OffersQuery query = OffersQuery.of(visit);
    return new CsvFile<MallProduct>(visit.texts())
        .text("product.sku", MallProduct::sku)
        .text("offer.product", MallProduct::name)
        .value("offer.wholesale", product -> product.offer().wholesale().text())
        .value(
            "offer.minimum",
            product -> Optional.ofNullable(product.offer().minimum()).map(Money::text).orElse(""))
        .value("product.currency", product -> product.offer().wholesale().currency())
        .value("offer.offered", product -> product.offer().offered())
        .value("offer.shops", MallProduct::shops)
        .of(LIST, page -> MallContract.LIST.send(visit.vertx(), query.ask(page)));
  }

  private Future<PageAnswer> offer(Visit visit) {
    TypedForm form = TypedForm.of(visit, OfferForm.FIELDS);
    return OfferForm.put(visit, form, form.typed("sku").strip(), true)
        .compose(
            notice ->
                notice.isThere()
                    ? show(visit, 422, notice, form)
                    : Future.succeededFuture(
                        PageAnswer.goTo(
                            Address.of(PATH, form.typed("sku").strip())
                                .with("done", "offered")
                                .text())));
  }

  private Future<PageAnswer> show(Visit visit, int status, Notice notice, TypedForm form) {
    OffersQuery query = OffersQuery.of(visit);
    return MallContract.LIST
        .send(visit.vertx(), query.ask(visit.page()))
        .map(page -> new OffersView(visit.frame(), notice, query, form, visit.after(), page))
        .map(
            view ->
                PageAnswer.page(
                    status,
                    visit.wantsPart(LIST) ? templates.offerList(view) : templates.offers(view)));
  }
}
