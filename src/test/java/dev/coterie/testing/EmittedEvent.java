package dev.coterie.testing;

import io.vertx.core.json.JsonObject;
import java.util.List;

/** What happened, as the table of events has it. */
public record EmittedEvent(String type, String subject, JsonObject data) {
  private static final String ALL =
      "SELECT jsonb_build_object('type', type, 'subject', subject, 'data', data) FROM events ";

  /** The events of a subject so far, in their order. */
  public static List<EmittedEvent> to(Sql sql, String subject) {
    return all(sql, "WHERE subject = '" + subject + "'");
  }

  /** All events of the type so far, in their order. */
  public static List<EmittedEvent> of(Sql sql, String type) {
    return all(sql, "WHERE type = '" + type + "'");
  }

  private static List<EmittedEvent> all(Sql sql, String where) {
    return sql.texts(ALL + where + " ORDER BY id").stream()
        .map(JsonObject::new)
        .map(
            event ->
                new EmittedEvent(
                    event.getString("type"),
                    event.getString("subject"),
                    event.getJsonObject("data")))
        .toList();
  }
}
