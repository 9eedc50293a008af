package dev.coterie.expiry;

import dev.coterie.db.Event;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** Something that was due to be told of a customer's membership of a group, and now is. */
public record Announcement(String customer, String group, ScheduledNotice due) {

  public Event event(Instant now) {
    JsonObject data = new JsonObject().put("customer", customer).put("group", group);
    if (due.until() != null) {
      data.put("until", due.until().toString());
    }
    return switch (due.kind()) {
      case REMINDER ->
          event(now, "membership.ending", data.put("because", "reminder").put("days", -due.days()));
      case GRACE -> event(now, "membership.grace", data);
      case END -> event(now, "membership.ended", data.put("because", "over"));
      case MOVED -> event(now, "membership.changed", data.put("because", "moved"));
    };
  }

  public Event event(Instant now, String type, JsonObject data) {
    return new Event(type, now, customer, data);
  }
}
