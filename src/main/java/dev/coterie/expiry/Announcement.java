package dev.coterie.expiry;

import dev.coterie.db.Event;
import dev.coterie.event.EventType;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** A scheduled notice whose time has come, with the codes of its customer and its group. */
public record Announcement(String customer, String group, ScheduledNotice notice) {

  /** What programs outside learn of it. */
  public Event event(Instant now) {
    JsonObject data = new JsonObject().put("customer", customer).put("group", group);
    if (notice.until() != null) {
      data.put("until", notice.until().toString());
    }
    return switch (notice.kind()) {
      case REMINDER ->
          event(
              now,
              EventType.MEMBERSHIP_ENDING,
              data.put("because", "reminder").put("days", -notice.days()));
      case BEGIN ->
          event(now, EventType.MEMBERSHIP_STARTED, data.put("from", notice.at().toString()));
      case GRACE -> event(now, EventType.MEMBERSHIP_GRACE, data);
      case END -> event(now, EventType.MEMBERSHIP_ENDED, data.put("because", "over"));
      case TRANSFERRED -> event(now, EventType.MEMBERSHIP_CHANGED, data.put("because", "moved"));
      case DEPARTED -> event(now, EventType.MEMBERSHIP_ENDED, data.put("because", "moved"));
    };
  }

  private Event event(Instant now, EventType type, JsonObject data) {
    return type.event(now, customer, data);
  }
}
