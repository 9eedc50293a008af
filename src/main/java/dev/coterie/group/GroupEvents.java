package dev.coterie.group;

import dev.coterie.db.Tx;
import dev.coterie.event.EventType;
import dev.coterie.group.GroupContract.DeleteGroup;
import dev.coterie.kernel.EnumNames;
import io.vertx.core.json.JsonObject;
import java.time.Clock;

/** What happens to groups, as events of their codes. */
record GroupEvents(TermsJson json, Clock clock) {

  void created(Tx tx, Group group) {
    note(tx, EventType.GROUP_CREATED, group.terms().code(), shown(group));
  }

  void updated(Tx tx, Group group) {
    note(tx, EventType.GROUP_UPDATED, group.terms().code(), shown(group));
  }

  void deleted(Tx tx, DeleteGroup ask) {
    JsonObject data =
        new JsonObject().put("code", ask.code()).put("members", EnumNames.of(ask.members()));
    note(
        tx,
        EventType.GROUP_DELETED,
        ask.code(),
        ask.to() == null ? data : data.put("to", ask.to()));
  }

  void product(Tx tx, String code, String sku, boolean enabled) {
    EventType type = enabled ? EventType.GROUP_PRODUCT_ENABLED : EventType.GROUP_PRODUCT_DISABLED;
    note(tx, type, code, new JsonObject().put("group", code).put("sku", sku));
  }

  private JsonObject shown(Group group) {
    return json.withoutMargins(group.terms()).put("version", group.version());
  }

  private void note(Tx tx, EventType type, String code, JsonObject data) {
    tx.emit(type.event(clock.instant(), code, data));
  }
}
