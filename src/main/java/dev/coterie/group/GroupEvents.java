package dev.coterie.group;

import dev.coterie.db.Event;
import dev.coterie.db.Tx;
import dev.coterie.event.EventType;
import dev.coterie.group.GroupContract.DeleteGroup;
import dev.coterie.group.terms.GroupTerms;
import dev.coterie.group.terms.TermsJson;
import dev.coterie.kernel.EnumNames;
import io.vertx.core.json.JsonObject;
import java.time.Clock;

/** Emits the events of groups; their subject is the code. */
record GroupEvents(TermsJson json, Clock clock) {

  void created(Tx tx, Group group) {
    tx.emit(event(EventType.GROUP_CREATED, group.terms().code(), shown(group)));
  }

  void updated(Tx tx, GroupTerms before, Group group) {
    GroupTerms after = group.terms();
    tx.emit(
        event(EventType.GROUP_UPDATED, after.code(), shown(group))
            .changing(json.withoutMargins(before), json.withoutMargins(after)));
  }

  void deleted(Tx tx, DeleteGroup ask) {
    JsonObject data =
        new JsonObject().put("code", ask.code()).put("members", EnumNames.of(ask.members()));
    if (ask.to() != null) {
      data.put("to", ask.to());
    }
    tx.emit(event(EventType.GROUP_DELETED, ask.code(), data));
  }

  /** The group's product is on sale now, or no longer. */
  void product(Tx tx, String code, String sku, SaleState before, SaleState after) {
    EventType type =
        after == SaleState.ENABLED
            ? EventType.GROUP_PRODUCT_ENABLED
            : EventType.GROUP_PRODUCT_DISABLED;
    tx.emit(
        event(type, code, new JsonObject().put("group", code).put("sku", sku))
            .changing(json(before), json(after)));
  }

  private static JsonObject json(SaleState state) {
    return new JsonObject().put("state", EnumNames.of(state));
  }

  private JsonObject shown(Group group) {
    return json.withoutMargins(group.terms()).put("version", group.version());
  }

  private Event event(EventType type, String code, JsonObject data) {
    return type.event(clock.instant(), code, data);
  }
}
