package dev.coterie.db;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that a transaction made true, announced to all who listen once it has committed. Made
 * by the catalogue of event types; the transaction adds its actor.
 *
 * @param type {@code feature.pastParticiple}, such as {@code membership.started}
 * @param subject whom or what it is about: the events of one subject come in their order. A
 *     customer's code for memberships, charges and orders, a group's code, a SKU
 * @param data what there is to know, for programs outside
 * @param before the changed fields as they were, null where nothing that was there changed
 * @param after the same fields as they are now, null where {@code before} is
 */
public record Event(
    String type,
    Instant at,
    String subject,
    JsonObject data,
    @Nullable JsonObject before,
    @Nullable JsonObject after) {

  /** This, with those fields of two states that differ. */
  public Event changing(JsonObject was, JsonObject is) {
    JsonObject changedFrom = new JsonObject();
    JsonObject changedTo = new JsonObject();
    for (String field : is.fieldNames()) {
      if (!Objects.equals(was.getValue(field), is.getValue(field))) {
        changedFrom.put(field, was.getValue(field));
        changedTo.put(field, is.getValue(field));
      }
    }
    return new Event(type, at, subject, data, changedFrom, changedTo);
  }
}
