package dev.coterie.catalog;

import dev.coterie.db.Tx;
import dev.coterie.event.EventType;
import dev.coterie.imports.ImportReport;
import dev.coterie.json.MoneyJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * Emits the events of products; their subject is the SKU. They name no supplier price, and leave
 * other prices to {@link PriceEvents}.
 */
final class ProductEvents {
  private static final String MANY = "*";

  private ProductEvents() {}

  static void created(Tx tx, Product product, Instant now) {
    JsonObject data = MoneyJson.put(texts(product), "listPrice", product.listPrice());
    tx.emit(EventType.PRODUCT_CREATED.event(now, product.sku(), data));
  }

  /** Emits nothing where only prices differ. */
  static void updated(Tx tx, Product before, Product after, Instant now) {
    JsonObject was = texts(before);
    JsonObject is = texts(after);
    if (!was.equals(is)) {
      tx.emit(EventType.PRODUCT_UPDATED.event(now, after.sku(), is).changing(was, is));
    }
  }

  static void deleted(Tx tx, String sku, Instant now) {
    tx.emit(EventType.PRODUCT_DELETED.event(now, sku, new JsonObject().put("sku", sku)));
  }

  static void imported(Tx tx, ImportReport report, Instant now) {
    if (report.created() + report.updated() > 0) {
      JsonObject data =
          new JsonObject().put("created", report.created()).put("updated", report.updated());
      tx.emit(EventType.PRODUCT_IMPORTED.event(now, MANY, data));
    }
  }

  private static JsonObject texts(Product product) {
    return new JsonObject()
        .put("sku", product.sku())
        .put("name", product.name())
        .put("description", product.description())
        .put("images", new JsonArray(product.images()))
        .put("categories", new JsonArray(product.categories()));
  }
}
