package dev.coterie.http.api;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.PATCH;
import static io.vertx.core.http.HttpMethod.PUT;

import dev.coterie.caller.Scope;
import dev.coterie.catalog.CatalogContract;
import dev.coterie.catalog.CatalogContract.SearchProducts;
import dev.coterie.catalog.Product;
import dev.coterie.catalog.ProductEdit;
import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import dev.coterie.http.Params;
import dev.coterie.http.server.Resource;
import dev.coterie.http.server.Routes;
import dev.coterie.json.Fields;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.TextForm;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /v1/products}: the catalogue. */
public final class ProductsApi implements Resource {
  private static final List<String> NEVER_NULL =
      List.of("name", "description", "listPrice", "currency", "images", "categories");

  private final Currency shopCurrency;

  public ProductsApi(Currency shopCurrency) {
    this.shopCurrency = shopCurrency;
  }

  @Override
  public void addTo(Routes routes) {
    routes.get("/v1/products", Scope.ADMIN, this::search, "query", "limit", "cursor");
    routes.upload("/v1/products/imports", Scope.ADMIN, this::importFile, "onError");
    routes.write(PUT, "/v1/products/:sku", Scope.ADMIN, this::put);
    routes.get("/v1/products/:sku", Scope.ADMIN, this::find);
    routes.write(PATCH, "/v1/products/:sku", Scope.ADMIN, this::edit);
    routes.write(DELETE, "/v1/products/:sku", Scope.ADMIN, this::delete);
  }

  private Future<Answer> search(Exchange exchange) {
    Params params = exchange.query();
    String query = params.text("query", TextForm.QUERY, "");
    PageRequest page = params.page();
    params.check();
    return CatalogContract.SEARCH
        .send(exchange.vertx(), SearchProducts.bySku(query, page))
        .map(found -> Answer.of(found, ProductsApi::json));
  }

  private Future<Answer> find(Exchange exchange) {
    String sku = exchange.path("sku", TextForm.SKU);
    return CatalogContract.FIND
        .send(exchange.vertx(), new CatalogContract.FindProduct(sku))
        .map(found -> Answer.of(found, product -> Answer.ok(json(product))));
  }

  private Future<Answer> put(Exchange exchange) {
    String sku = exchange.path("sku", TextForm.SKU);
    Fields body = exchange.body();
    Currency currency = body.currency("currency", shopCurrency);
    BigDecimal supplierPrice = body.amountOrNull("supplierPrice");
    Product product =
        new Product(
            sku,
            body.text("name", TextForm.NAME),
            body.text("description", TextForm.DESCRIPTION, ""),
            new Money(body.amount("listPrice"), currency),
            supplierPrice == null ? null : new Money(supplierPrice, currency),
            body.texts("images", TextForm.IMAGE_ADDRESS, Product.MAX_IMAGES),
            body.texts("categories", TextForm.CATEGORY, Product.MAX_CATEGORIES));
    body.requireSame("sku", sku);
    body.check();
    return CatalogContract.PUT
        .send(exchange.vertx(), exchange.actor(), new CatalogContract.PutProduct(product))
        .map(
            put ->
                Answer.of(put, stored -> Answer.stored(stored.created(), json(stored.product()))));
  }

  private Future<Answer> edit(Exchange exchange) {
    String sku = exchange.path("sku", TextForm.SKU);
    Fields body = exchange.body();
    ProductEdit edit =
        new ProductEdit(
            body.textOrNull("name", TextForm.NAME),
            body.textOrNull("description", TextForm.DESCRIPTION),
            body.amountOrNull("listPrice"),
            body.amountOrNull("supplierPrice"),
            body.isNull("supplierPrice"),
            body.currencyOrNull("currency"),
            body.textsOrNull("images", TextForm.IMAGE_ADDRESS, Product.MAX_IMAGES),
            body.textsOrNull("categories", TextForm.CATEGORY, Product.MAX_CATEGORIES));
    body.requireSame("sku", sku);
    for (String field : NEVER_NULL) {
      if (body.isNull(field)) {
        body.reject(field, "must not be null");
      }
    }
    body.check();
    return CatalogContract.EDIT
        .send(exchange.vertx(), exchange.actor(), new CatalogContract.EditProduct(sku, edit))
        .map(edited -> Answer.of(edited, product -> Answer.ok(json(product))));
  }

  private Future<Answer> delete(Exchange exchange) {
    String sku = exchange.path("sku", TextForm.SKU);
    return CatalogContract.DELETE
        .send(exchange.vertx(), exchange.actor(), new CatalogContract.DeleteProduct(sku))
        .map(deleted -> Answer.of(deleted, done -> Answer.nothing()));
  }

  private Future<Answer> importFile(Exchange exchange) {
    return ImportAnswers.importFile(exchange, CatalogContract.IMPORT);
  }

  private static JsonObject json(Product product) {
    return new JsonObject()
        .put("sku", product.sku())
        .put("name", product.name())
        .put("description", product.description())
        .put("listPrice", product.listPrice().text())
        .put("supplierPrice", text(product.supplierPrice()))
        .put("currency", product.listPrice().currency().getCurrencyCode())
        .put("images", new JsonArray(product.images()))
        .put("categories", new JsonArray(product.categories()))
        .put("group", product.group())
        .put("onSale", product.onSale());
  }

  private static @Nullable String text(@Nullable Money money) {
    return money == null ? null : money.text();
  }
}
