package dev.coterie.list;

import dev.coterie.db.Tx;
import dev.coterie.event.EventType;
import dev.coterie.list.ListChanges.Written;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * What is told of an import that changed something, or of its undoing. It names nobody, so that an
 * erasure has nothing to take out of it.
 */
record ImportEvent(String list, String id, Written written, boolean undone) {

  void emit(Tx tx, Instant now) {
    if (written.added() + written.removed() > 0) {
      tx.emit(
          EventType.LIST_IMPORTED.event(
              now,
              list,
              new JsonObject()
                  .put("group", list)
                  .put("import", id)
                  .put("added", written.added())
                  .put("removed", written.removed())
                  .put("undone", undone)));
    }
  }
}
