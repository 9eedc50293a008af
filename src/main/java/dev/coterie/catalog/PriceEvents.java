package dev.coterie.catalog;

import dev.coterie.db.Event;
import dev.coterie.event.EventType;
import dev.coterie.json.MoneyJson;
import dev.coterie.kernel.Money;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Makes the events of prices; their subject is the SKU. They name no supplier price. */
final class PriceEvents {
  private static final String MANY = "*";

  private PriceEvents() {}

  /**
   * A product has another price.
   *
   * @param before the product before, empty where that is not known
   */
  static Event changed(Instant at, Optional<Product> before, Product now) {
    Event event = changed(at, now.sku(), before.map(Product::listPrice), now.listPrice());
    if (before.isPresent() && !Objects.equals(before.get().supplierPrice(), now.supplierPrice())) {
      event.data().put("newSupplierPrice", true);
    }
    return event;
  }

  static Event changed(Instant at, String sku, Optional<Money> before, Money now) {
    JsonObject after = json(now);
    JsonObject data = new JsonObject().put("sku", sku).mergeIn(after);
    Event event = EventType.PRICE_CHANGED.event(at, sku, data);
    return before.map(was -> event.changing(json(was), after)).orElse(event);
  }

  /** One event for too many products to name. */
  static Event changed(Instant at, long products) {
    JsonObject data = new JsonObject().put("products", products);
    return EventType.PRICE_CHANGED.event(at, MANY, data);
  }

  private static JsonObject json(Money listPrice) {
    return MoneyJson.put(new JsonObject(), "listPrice", listPrice);
  }
}
