package dev.coterie.connect.mall;

import dev.coterie.db.Tx;
import dev.coterie.event.EventType;
import dev.coterie.kernel.Money;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Emits the events of the mall; their subject is the SKU. */
final class MallEvents {
  private MallEvents() {}

  /** What became of an offer; nothing where it is as it was. */
  static void written(Tx tx, @Nullable MallOffer before, MallOffer after, Instant now) {
    boolean wasOffered = before != null && before.offered();
    JsonObject is = json(after);
    if (!wasOffered && after.offered()) {
      tx.emit(EventType.MALL_OFFERED.event(now, after.sku(), is));
    } else if (wasOffered && !after.offered()) {
      withdrawn(tx, after.sku(), now);
    } else if (before != null && !json(before).equals(is)) {
      tx.emit(EventType.MALL_CHANGED.event(now, after.sku(), is).changing(json(before), is));
    }
  }

  static void withdrawn(Tx tx, String sku, Instant now) {
    tx.emit(EventType.MALL_WITHDRAWN.event(now, sku, new JsonObject().put("sku", sku)));
  }

  private static JsonObject json(MallOffer offer) {
    Money minimum = offer.minimum();
    return new JsonObject()
        .put("sku", offer.sku())
        .put("wholesalePrice", offer.wholesale().text())
        .put("minimumPrice", minimum == null ? null : minimum.text())
        .put("currency", offer.wholesale().currency().getCurrencyCode());
  }
}
