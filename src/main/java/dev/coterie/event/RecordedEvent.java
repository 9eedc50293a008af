package dev.coterie.event;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * An event that has committed.
 *
 * @param id greater than those of all events that came into sight before it
 */
public record RecordedEvent(long id, String type, Instant at, String subject, JsonObject data) {

  /** As programs outside see it. */
  public JsonObject json() {
    return new JsonObject()
        .put("id", id)
        .put("type", type)
        .put("at", at.toString())
        .put("subject", subject)
        .put("data", data);
  }
}
