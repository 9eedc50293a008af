package dev.coterie.http.pages.catalog;

import dev.coterie.catalog.CatalogContract;
import dev.coterie.catalog.CatalogContract.EditProduct;
import dev.coterie.catalog.CatalogContract.FindProduct;
import dev.coterie.catalog.Product;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.Refusal;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What the form of a product does: it saves the fields that were changed in it, unless a colleague
 * changed one of them meanwhile, or has its images in another order before that.
 */
public final class ProductSaving {
  private static final String IMAGES = "images";
  private static final int MAX_TRIES = 3;

  private final Templates templates;
  private final Visit visit;
  private final ProductSent sent;
  private final Function<ShownProduct, Future<PageAnswer>> page;

  /**
   * The saving of a form that was sent.
   *
   * @param fields that the form has
   * @param page shows the form again
   */
  public ProductSaving(
      Templates templates,
      Visit visit,
      Set<ProductField> fields,
      Function<ShownProduct, Future<PageAnswer>> page) {
    this.templates = templates;
    this.visit = visit;
    this.sent = ProductSent.of(visit, fields);
    this.page = page;
  }

  /** The product; a page that says so where there is none. */
  public static Future<Product> find(Visit visit, String sku) {
    return CatalogContract.FIND.send(visit.vertx(), new FindProduct(sku)).map(Visit::require);
  }

  public Future<PageAnswer> save(String sku) {
    return find(visit, sku)
        .compose(now -> ImageRows.isMeant(visit) ? rearrange(now) : save(now, 1));
  }

  private Future<PageAnswer> rearrange(Product now) {
    Map<ProductField, String> errors = new EnumMap<>(reading().errors());
    errors.keySet().retainAll(Set.of(ProductField.IMAGES));
    ShownProduct shown = unsaved(now, 200, Notice.NONE, errors);
    return visit.wantsPart(IMAGES)
        ? Future.succeededFuture(
            PageAnswer.page(templates.productImages(visit.frame(), shown.form())))
        : page.apply(shown);
  }

  private Future<PageAnswer> save(Product now, int attempt) {
    ProductReading reading = reading();
    if (!sent.theirs(stored(now)).isEmpty()) {
      return again(now, 409, visit.texts().say("product.conflict"), reading);
    }
    if (!reading.errors().isEmpty()) {
      return again(now, 422, visit.texts().say("product.wrong"), reading);
    }
    return CatalogContract.EDIT
        .send(visit.vertx(), visit.actor(), new EditProduct(now.sku(), reading.edit(), now))
        .compose(
            edited ->
                edited.fold(
                    product -> Future.succeededFuture(saved()),
                    refusal -> refused(now, refusal, attempt)));
  }

  private PageAnswer saved() {
    return PageAnswer.goTo(new Address(visit.frame().path()).with("done", "saved").text());
  }

  private Future<PageAnswer> refused(Product now, Refusal refusal, int attempt) {
    return refusal.code().equals(CatalogContract.STALE) && attempt < MAX_TRIES
        ? find(visit, now.sku()).compose(other -> save(other, attempt + 1))
        : again(now, 409, visit.texts().answer(refusal), reading());
  }

  private ProductReading reading() {
    ProductReading reading = new ProductReading(sent.typed(), sent.changed(), visit.texts());
    reading.edit();
    return reading;
  }

  private Future<PageAnswer> again(Product now, int status, String why, ProductReading reading) {
    return page.apply(unsaved(now, status, Notice.wrong(why), reading.errors()));
  }

  private ShownProduct unsaved(
      Product now, int status, Notice notice, Map<ProductField, String> errors) {
    Map<ProductField, String> stored = stored(now);
    return new ShownProduct(
        status,
        notice,
        now,
        new ProductForm(stored, sent.kept(), errors, sent.theirs(stored), sent.focus()));
  }

  private Map<ProductField, String> stored(Product product) {
    return ProductField.texts(product, visit.texts());
  }
}
