package dev.coterie.caller;

import dev.coterie.caller.CallerContract.ApiKey;
import dev.coterie.db.Tx;
import dev.coterie.event.EventType;
import dev.coterie.kernel.EnumNames;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** Emits the events of API keys; their subject is the name. They hold no secret. */
final class KeyEvents {
  private KeyEvents() {}

  static void created(Tx tx, ApiKey key) {
    tx.emit(EventType.KEY_CREATED.event(key.createdAt(), key.name(), data(key)));
  }

  /** The key has another secret, or other scopes. */
  static void updated(Tx tx, ApiKey before, ApiKey after, boolean newSecret, Instant now) {
    tx.emit(
        EventType.KEY_UPDATED
            .event(now, after.name(), data(after).put("newSecret", newSecret))
            .changing(data(before), data(after)));
  }

  static void revoked(Tx tx, ApiKey key, Instant now) {
    tx.emit(EventType.KEY_REVOKED.event(now, key.name(), data(key)));
  }

  private static JsonObject data(ApiKey key) {
    JsonArray scopes = new JsonArray();
    key.scopes().stream().map(EnumNames::of).sorted().forEach(scopes::add);
    JsonObject data =
        new JsonObject().put("id", key.id()).put("name", key.name()).put("scopes", scopes);
    return key.shop() == null ? data : data.put("shop", key.shop().slug());
  }
}
