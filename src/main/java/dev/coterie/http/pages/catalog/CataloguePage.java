package dev.coterie.http.pages.catalog;

import dev.coterie.caller.user.UserRole;
import dev.coterie.catalog.CatalogContract;
import dev.coterie.catalog.CatalogContract.ProductColumn;
import dev.coterie.catalog.CatalogContract.PutProduct;
import dev.coterie.catalog.CatalogContract.SearchProducts;
import dev.coterie.catalog.Product;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.SortedList;
import dev.coterie.http.pages.Visit;
import dev.coterie.http.pages.catalog.CatalogueView.NewProduct;
import dev.coterie.kernel.InvalidValue;
import dev.coterie.kernel.Sorting;
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
  private static final Sorting<ProductColumn> USUAL = Sorting.by(ProductColumn.SKU);

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
    NewProduct typed = new NewProduct(sku, skuError(visit, sku), sent.typed(), reading.errors());
    return product == null || typed.isWrong() ? wrong(visit, typed) : add(visit, product, typed);
  }

  private static @Nullable String skuError(Visit visit, String sku) {
    try {
      TextForm.SKU.check(sku);
      return null;
    } catch (InvalidValue invalid) {
      return visit.texts().answer(invalid.whatWouldBeRight());
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
                                typed.sku(),
                                visit.texts().answer(refusal),
                                typed.typed(),
                                Map.of()))));
  }

  private Future<PageAnswer> wrong(Visit visit, NewProduct typed) {
    return show(visit, 422, Notice.wrong(visit.texts().say("product.notAdded")), typed);
  }

  private Future<PageAnswer> show(Visit visit, int status, Notice notice, NewProduct added) {
    CatalogueQuery query = CatalogueQuery.of(visit);
    SortedList<ProductColumn> list = SortedList.of(visit, query.address(), USUAL);
    return CatalogContract.SEARCH
        .send(visit.vertx(), new SearchProducts(query.filter(), list.sorting(), visit.page()))
        .map(
            found ->
                new CatalogueView(
                    visit.frame(),
                    notice,
                    query,
                    list,
                    visit.after(),
                    found.items(),
                    found.next(),
                    added))
        .map(
            view ->
                PageAnswer.pageWithImages(
                    status,
                    visit.wantsPart(LIST)
                        ? templates.catalogueList(view)
                        : templates.catalogue(view)));
  }
}
