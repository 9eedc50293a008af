package dev.coterie.http.pages.catalog;

import static dev.coterie.http.pages.catalog.CataloguePage.PATH;

import dev.coterie.caller.user.UserRole;
import dev.coterie.catalog.CatalogContract;
import dev.coterie.catalog.CatalogContract.DeleteProduct;
import dev.coterie.catalog.CatalogContract.EditProduct;
import dev.coterie.catalog.CatalogContract.FindProduct;
import dev.coterie.catalog.Product;
import dev.coterie.catalog.ProductEdit;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.Visit;
import dev.coterie.pricing.PriceBook;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;
import java.util.Currency;
import java.util.Map;

/** {@code /admin/catalogue/SKU}: one product, edited, deleted, and who pays what for it. */
public final class ProductPage implements AdminPage {
  private static final int MAX_TRIES = 3;

  private final Templates templates;
  private final Payers payers;

  public ProductPage(Templates templates, PriceBook book, Currency shopCurrency) {
    this.templates = templates;
    this.payers = new Payers(book, shopCurrency);
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.get(PATH + "/:sku", visit -> product(visit).compose(found -> show(visit, found)));
    routes.post(PATH + "/:sku", UserRole.EDITOR, visit -> save(visit, ProductSent.of(visit), 1));
    routes.post(PATH + "/:sku/delete", UserRole.EDITOR, this::delete);
  }

  private Future<PageAnswer> show(Visit visit, Product product) {
    String done = visit.query("done");
    Notice notice =
        done.matches("added|saved")
            ? Notice.done(visit.texts().say("product." + done))
            : Notice.NONE;
    return show(visit, product, new Unsaved(200, notice, Map.of(), Map.of(), Map.of()));
  }

  /** A form that was not saved; without any, the product as it is. */
  private record Unsaved(
      int status,
      Notice notice,
      Map<ProductField, String> typed,
      Map<ProductField, String> errors,
      Map<ProductField, String> theirs) {}

  /** Saves the changed fields, unless a colleague changed one of them meanwhile. */
  private Future<PageAnswer> save(Visit visit, ProductSent sent, int attempt) {
    return product(visit).compose(now -> save(visit, sent, now, attempt));
  }

  private Future<PageAnswer> save(Visit visit, ProductSent sent, Product now, int attempt) {
    Map<ProductField, String> theirs = sent.theirs(ProductField.texts(now, visit.texts()));
    ProductReading reading = new ProductReading(sent.typed(), sent.changed(), visit.texts());
    ProductEdit edit = reading.edit();
    if (!theirs.isEmpty()) {
      Notice notice = Notice.wrong(visit.texts().say("product.conflict"));
      return show(visit, now, new Unsaved(409, notice, sent.kept(), reading.errors(), theirs));
    }
    if (!reading.errors().isEmpty()) {
      Notice notice = Notice.wrong(visit.texts().say("product.wrong"));
      return show(visit, now, new Unsaved(422, notice, sent.kept(), reading.errors(), theirs));
    }
    return CatalogContract.EDIT
        .send(visit.vertx(), visit.actor(), new EditProduct(now.sku(), edit, now))
        .compose(
            edited ->
                edited.fold(
                    product ->
                        Future.succeededFuture(
                            PageAnswer.goTo(place(product.sku()).with("done", "saved").text())),
                    refusal ->
                        refusal.code().equals(CatalogContract.STALE) && attempt < MAX_TRIES
                            ? save(visit, sent, attempt + 1)
                            : show(
                                visit,
                                now,
                                new Unsaved(
                                    409,
                                    Notice.wrong(visit.texts().answer(refusal)),
                                    sent.kept(),
                                    Map.of(),
                                    theirs))));
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
                        product(visit)
                            .compose(
                                product ->
                                    show(
                                        visit,
                                        product,
                                        new Unsaved(
                                            409,
                                            Notice.wrong(visit.texts().answer(refusal)),
                                            Map.of(),
                                            Map.of(),
                                            Map.of())))));
  }

  private Future<PageAnswer> show(Visit visit, Product product, Unsaved unsaved) {
    return payers
        .of(visit, product.sku())
        .map(
            paid ->
                new ProductView(
                    visit.frame(),
                    unsaved.notice(),
                    product,
                    ProductField.texts(product, visit.texts()),
                    unsaved.typed(),
                    unsaved.errors(),
                    unsaved.theirs(),
                    paid))
        .map(view -> PageAnswer.page(unsaved.status(), templates.product(view)));
  }

  private static Address place(String sku) {
    return Address.of(PATH, sku);
  }

  private static Future<Product> product(Visit visit) {
    return CatalogContract.FIND
        .send(visit.vertx(), new FindProduct(visit.path("sku")))
        .map(Visit::require);
  }
}
