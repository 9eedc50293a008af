package dev.coterie.http.pages.catalog;

import dev.coterie.caller.user.UserRole;
import dev.coterie.catalog.CatalogContract;
import dev.coterie.catalog.CatalogContract.PutProduct;
import dev.coterie.catalog.CatalogContract.SearchProducts;
import dev.coterie.catalog.Product;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.Visit;
import dev.coterie.http.pages.catalog.CatalogueView.NewProduct;
import dev.coterie.kernel.InvalidValue;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.TextForm;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;
import java.util.Currency;
import java.util.EnumSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /admin/catalogue}: all products, and a form for one more. */
public final class CataloguePage implements AdminPage {
  static final String PATH = Place.CATALOGUE.path();
  private static final String LIST = "list";

  private final Templates templates;
  private final Currency shopCurrency;

  public CataloguePage(Templates templates, Currency shopCurrency) {
    this.templates = templates;
    this.shopCurrency = shopCurrency;
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.get(PATH, visit -> show(visit, 200, said(visit), none()));
    routes.post(PATH, UserRole.EDITOR, this::add);
  }

  private static Notice said(Visit visit) {
    String deleted = visit.query("deleted", TextForm.SKU);
    return deleted.isEmpty()
        ? Notice.NONE
        : Notice.done(visit.texts().say("product.deleted", deleted));
  }

  private NewProduct none() {
    return new NewProduct(
        "", null, Map.of(ProductField.CURRENCY, shopCurrency.getCurrencyCode()), Map.of());
  }

  private Future<PageAnswer> add(Visit visit) {
    String sku = visit.field("sku").strip();
    ProductSent sent = ProductSent.of(visit, EnumSet.allOf(ProductField.class));
    ProductReading reading = new ProductReading(sent.typed(), sent.fields(), visit.texts());
    Product product = reading.product(sku);
    NewProduct typed = new NewProduct(sku, skuError(sku), sent.typed(), reading.errors());
    return product == null || typed.isWrong() ? wrong(visit, typed) : add(visit, product, typed);
  }

  private static @Nullable String skuError(String sku) {
    try {
      TextForm.SKU.check(sku);
      return null;
    } catch (InvalidValue invalid) {
      return invalid.whatWouldBeRight();
    }
  }

  private Future<PageAnswer> add(Visit visit, Product product, NewProduct typed) {
    return CatalogContract.ADD
        .send(visit.vertx(), visit.actor(), new PutProduct(product))
        .compose(
            added ->
                added.fold(
                    stored ->
                        Future.succeededFuture(
                            PageAnswer.goTo(
                                Address.of(PATH, product.sku()).with("done", "added").text())),
                    refusal ->
                        wrong(
                            visit,
                            new NewProduct(
                                typed.sku(), refusal.detail(), typed.typed(), Map.of()))));
  }

  private Future<PageAnswer> wrong(Visit visit, NewProduct typed) {
    return show(visit, 422, Notice.wrong(visit.texts().say("product.notAdded")), typed);
  }

  private Future<PageAnswer> show(Visit visit, int status, Notice notice, NewProduct added) {
    String query = visit.query("query", TextForm.QUERY);
    String after = visit.query("after", TextForm.SKU);
    return CatalogContract.SEARCH
        .send(visit.vertx(), new SearchProducts(query, new PageRequest(after, PageRequest.USUAL)))
        .map(
            found ->
                new CatalogueView(
                    visit.frame(), notice, query, after, found.items(), found.next(), added))
        .map(
            view ->
                PageAnswer.pageWithImages(
                    status,
                    visit.wantsPart(LIST)
                        ? templates.catalogueList(view)
                        : templates.catalogue(view)));
  }
}
