package dev.coterie.catalog;

import dev.coterie.db.Event;
import dev.coterie.kernel.Money;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** What happens to prices, as events of their SKUs. They name no supplier price. */
final class PriceEvents {
  private static final String TYPE = "price.changed";
  private static final String MANY = "*";

  private PriceEvents() {}

  static Event changed(Instant at, String sku, Money listPrice) {
    JsonObject data =
        new JsonObject()
            .put("sku", sku)
            .put("listPrice", listPrice.text())
            .put("currency", listPrice.currency().getCurrencyCode());
    return new Event(TYPE, at, sku, data);
  }

  /** One event for too many products to name. */
  static Event changed(Instant at, long products) {
    return new Event(TYPE, at, MANY, new JsonObject().put("products", products));
  }
}
