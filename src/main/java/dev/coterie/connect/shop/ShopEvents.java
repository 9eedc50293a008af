package dev.coterie.connect.shop;

import dev.coterie.db.Tx;
import dev.coterie.event.EventType;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** Emits the events of shops; their subject is the slug. */
final class ShopEvents {
  private ShopEvents() {}

  /** The shop can be reached, for the first time or again, or no longer. */
  static void status(Tx tx, EventType type, String slug, String owner, Instant now) {
    JsonObject data = new JsonObject().put("shop", slug).put("owner", owner);
    tx.emit(type.event(now, slug, data));
  }

  static void changed(Tx tx, Shop before, Shop after, Instant now) {
    JsonObject was = ShopJson.of(ShopTerms.of(before), before.currency());
    JsonObject is = ShopJson.of(ShopTerms.of(after), after.currency());
    if (!was.equals(is)) {
      JsonObject data = ShopJson.of(after).put("shop", after.slug());
      tx.emit(EventType.SHOP_CHANGED.event(now, after.slug(), data).changing(was, is));
    }
  }
}
