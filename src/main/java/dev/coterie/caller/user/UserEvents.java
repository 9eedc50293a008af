package dev.coterie.caller.user;

import dev.coterie.db.Tx;
import dev.coterie.event.EventType;
import dev.coterie.kernel.EnumNames;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** Emits the events of users; their subject is the name. */
final class UserEvents {
  private UserEvents() {}

  static void created(Tx tx, User user) {
    tx.emit(EventType.USER_CREATED.event(user.createdAt(), user.name(), data(user)));
  }

  static void updated(Tx tx, User before, User after, boolean newPassword, Instant now) {
    tx.emit(
        EventType.USER_UPDATED
            .event(now, after.name(), data(after).put("newPassword", newPassword))
            .changing(data(before), data(after)));
  }

  static void deleted(Tx tx, User user, Instant now) {
    tx.emit(EventType.USER_DELETED.event(now, user.name(), data(user)));
  }

  static void loggedOut(Tx tx, String name, Instant now) {
    tx.emit(EventType.USER_LOGGED_OUT.event(now, name, new JsonObject().put("name", name)));
  }

  private static JsonObject data(User user) {
    JsonObject data =
        new JsonObject()
            .put("name", user.name())
            .put("role", EnumNames.of(user.role()))
            .put("seesCost", user.seesCost())
            .put("disabled", user.disabled());
    return user.shop() == null ? data : data.put("shop", user.shop());
  }
}
