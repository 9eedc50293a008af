package dev.coterie.testing;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/** What the service answered. */
public record Reply(int status, Map<String, List<String>> headers, String text) {

  public JsonObject json() {
    return new JsonObject(text);
  }

  public JsonArray items() {
    return json().getJsonArray("items");
  }

  /** The stable code of a problem. */
  public String code() {
    return json().getString("code");
  }

  /** The fields that a problem names. */
  public List<String> wrongFields() {
    return json().getJsonArray("errors", new JsonArray()).stream()
        .map(error -> ((JsonObject) error).getString("field"))
        .toList();
  }

  public String header(String name) {
    return headers.getOrDefault(name, List.of("")).get(0);
  }
}
