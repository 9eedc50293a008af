package dev.coterie.http.pages.catalog;

import static dev.coterie.http.pages.catalog.CataloguePage.PATH;

import dev.coterie.caller.user.UserRole;
import dev.coterie.catalog.CatalogContract;
import dev.coterie.catalog.CatalogContract.DeleteProduct;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.Visit;
import dev.coterie.http.pages.catalog.ProductView.Payer;
import dev.coterie.http.pages.event.EventLine;
import dev.coterie.http.pages.event.SubjectKind;
import dev.coterie.http.pages.event.Timeline;
import dev.coterie.pricing.PriceBook;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;

/**
 * {@code /admin/catalogue/SKU}: one product, as a buyer sees it, who pays what for it, and what
 * happened to it; edited and deleted.
 */
public final class ProductPage implements AdminPage {
  private static final int LAST_EVENTS = 20;

  private final Templates templates;
  private final Payers payers;

  public ProductPage(Templates templates, PriceBook book, Currency shopCurrency) {
    this.templates = templates;
    this.payers = new Payers(book, shopCurrency);
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.get(PATH + "/:sku", this::show);
    routes.post(PATH + "/:sku", UserRole.EDITOR, this::save);
    routes.post(PATH + "/:sku/delete", UserRole.EDITOR, this::delete);
  }

  private Future<PageAnswer> show(Visit visit) {
    return ProductSaving.find(visit, visit.path("sku"))
        .compose(product -> show(visit, ShownProduct.stored(visit, product)));
  }

  private Future<PageAnswer> save(Visit visit) {
    return new ProductSaving(
            templates, visit, EnumSet.allOf(ProductField.class), shown -> show(visit, shown))
        .save(visit.path("sku"));
  }

  private Future<PageAnswer> delete(Visit visit) {
    String sku = visit.path("sku");
    return CatalogContract.DELETE
        .send(visit.vertx(), visit.actor(), new DeleteProduct(sku))
        .compose(
            deleted ->
                deleted.fold(
                    done ->
                        Future.succeededFuture(
                            PageAnswer.goTo(new Address(PATH).with("deleted", sku).text())),
                    refusal ->
                        notDeleted(visit, sku, Notice.wrong(visit.texts().answer(refusal)))));
  }

  private Future<PageAnswer> notDeleted(Visit visit, String sku, Notice why) {
    return ProductSaving.find(visit, sku)
        .compose(product -> show(visit, ShownProduct.stored(visit, 409, why, product)));
  }

  private Future<PageAnswer> show(Visit visit, ShownProduct shown) {
    String sku = shown.product().sku();
    Future<List<Payer>> paid = payers.of(visit, shown.product());
    Future<List<EventLine>> events = Timeline.of(visit, SubjectKind.PRODUCT, sku, LAST_EVENTS);
    return Future.all(paid, events)
        .map(both -> new ProductView(visit.frame(), shown, paid.result(), events.result()))
        .map(view -> PageAnswer.pageWithImages(shown.status(), templates.product(view)));
  }
}
