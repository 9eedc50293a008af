package dev.coterie.group;

import dev.coterie.db.Event;
import dev.coterie.db.Tx;
import dev.coterie.group.GroupContract.DeleteGroup;
import dev.coterie.kernel.EnumNames;
import io.vertx.core.json.JsonObject;
import java.time.Clock;

/** What happens to groups, as events of their codes. */
record GroupEvents(TermsJson json, Clock clock) {

  void created(Tx tx, Group group) {
    note(tx, "group.created", group.terms().code(), shown(group));
  }

  void updated(Tx tx, Group group) {
    note(tx, "group.updated", group.terms().code(), shown(group));
  }

  void deleted(Tx tx, DeleteGroup ask) {
    JsonObject data =
        new JsonObject().put("code", ask.code()).put("members", EnumNames.of(ask.members()));
    note(tx, "group.deleted", ask.code(), ask.to() == null ? data : data.put("to", ask.to()));
  }

  void product(Tx tx, String code, String sku, boolean enabled) {
    String type = enabled ? "group.product.enabled" : "group.product.disabled";
    note(tx, type, code, new JsonObject().put("group", code).put("sku", sku));
  }

  private JsonObject shown(Group group) {
    return json.withoutMargins(group.terms()).put("version", group.version());
  }

  private void note(Tx tx, String type, String code, JsonObject data) {
    tx.happened(new Event(type, clock.instant(), code, data));
  }
}
