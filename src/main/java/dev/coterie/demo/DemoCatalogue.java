package dev.coterie.demo;

import dev.coterie.bus.InOrder;
import dev.coterie.catalog.CatalogContract;
import dev.coterie.catalog.CatalogContract.EditProduct;
import dev.coterie.catalog.CatalogContract.PutProduct;
import dev.coterie.catalog.Product;
import dev.coterie.catalog.ProductEdit;
import dev.coterie.kernel.Money;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;

/** What the demo shop sells: teas, ware and memberships, each with its texts and pictures. */
record DemoCatalogue(DemoAsks asks) {

  /** Makes the products, written down as {@code PUT /v1/products/SKU} takes them. */
  Future<Void> fill() {
    return each(
        "demo/products.json",
        product -> asks.ask(CatalogContract.PUT, new PutProduct(product(product))));
  }

  /**
   * Describes products that sell groups, which are made when those go on sale.
   *
   * @param resource with what to say of each
   */
  Future<Void> describe(String resource) {
    return each(
        resource,
        texts ->
            asks.ask(
                CatalogContract.EDIT, new EditProduct(texts.getString("sku"), described(texts))));
  }

  private Future<Void> each(String resource, Function<JsonObject, Future<?>> step) {
    return asks.vertx()
        .fileSystem()
        .readFile(resource)
        .map(JsonArray::new)
        .compose(all -> InOrder.each(all.stream().map(JsonObject.class::cast).toList(), step));
  }

  private static Product product(JsonObject json) {
    String supplierPrice = json.getString("supplierPrice");
    return new Product(
        json.getString("sku"),
        json.getString("name"),
        json.getString("description"),
        Money.of(json.getString("listPrice"), DemoAsks.CURRENCY),
        supplierPrice == null ? null : Money.of(supplierPrice, DemoAsks.CURRENCY),
        texts(json, "images"),
        texts(json, "categories"));
  }

  private static ProductEdit described(JsonObject json) {
    return new ProductEdit(
        json.getString("name"),
        json.getString("description"),
        null,
        null,
        false,
        null,
        texts(json, "images"),
        texts(json, "categories"));
  }

  private static List<String> texts(JsonObject json, String field) {
    return json.getJsonArray(field).stream().map(String.class::cast).toList();
  }
}
