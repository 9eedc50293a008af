package dev.coterie.event;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that has committed.
 *
 * @param id greater than those of all events that came into sight before it
 * @param actor who did it, null where that was not recorded yet
 * @param before the changed fields as they were, null where nothing that was there changed
 * @param after the same fields as they became
 */
public record RecordedEvent(
    long id,
    String type,
    Instant at,
    String subject,
    @Nullable String actor,
    JsonObject data,
    @Nullable JsonObject before,
    @Nullable JsonObject after) {

  /** Whether the subject is a customer, and not a group or a product with the same code. */
  public boolean concernsCustomer() {
    return subject.equals(data.getValue("customer"));
  }

  /** As programs outside see it. */
  public JsonObject json() {
    JsonObject json =
        new JsonObject()
            .put("id", id)
            .put("type", type)
            .put("at", at.toString())
            .put("subject", subject)
            .put("actor", actor)
            .put("data", data);
    return before == null ? json : json.put("before", before).put("after", after);
  }
}
