package dev.coterie.connect.listing;

import dev.coterie.connect.shop.Shop;
import dev.coterie.db.Tx;
import dev.coterie.event.EventType;
import dev.coterie.kernel.Money;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Emits the events of a shop's listings; their subject is the shop's slug. */
record ListingEvents(Tx tx, Shop shop, Instant now) {

  void created(String sku, ListingTerms terms) {
    emit(EventType.LISTING_CREATED, data(sku).mergeIn(json(terms)));
  }

  /** Emits nothing where it is as it was. */
  void changed(String sku, ListingTerms before, ListingTerms after) {
    JsonObject was = json(before);
    JsonObject is = json(after);
    if (!was.equals(is)) {
      tx.emit(
          EventType.LISTING_CHANGED
              .event(now, shop.slug(), data(sku).mergeIn(is))
              .changing(was, is));
    }
  }

  void deleted(String sku) {
    emit(EventType.LISTING_DELETED, data(sku));
  }

  /** The minimum raised the price from what the owner's rule makes of it. */
  void lifted(Listing listing) {
    Money price = listing.listPrice();
    JsonObject data =
        data(listing.sku())
            .put("owner", shop.owner())
            .put("name", listing.shownName())
            .put("listPrice", text(price))
            .put("currency", price == null ? null : price.currency().getCurrencyCode());
    emit(EventType.LISTING_LIFTED, data);
  }

  private static @Nullable String text(@Nullable Money amount) {
    return amount == null ? null : amount.text();
  }

  private JsonObject json(ListingTerms terms) {
    return new ListingJson(shop.currency()).of(terms);
  }

  private JsonObject data(String sku) {
    return new JsonObject().put("shop", shop.slug()).put("sku", sku);
  }

  private void emit(EventType type, JsonObject data) {
    tx.emit(type.event(now, shop.slug(), data));
  }
}
