package dev.coterie.http.pages.event;

import static java.util.stream.Collectors.joining;

import dev.coterie.http.pages.Moments;
import dev.coterie.http.pages.Texts;
import dev.coterie.http.pages.event.EventLine.FieldChange;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the fields that an event changed, those of an object within it one by one. */
record ChangedFields(Texts t, Moments time) {
  private static final int LONGEST = 300;
  private static final Set<String> AMOUNTS =
      Set.of("listPrice", "supplierPrice", "amount", "value", "total");

  List<FieldChange> of(@Nullable JsonObject before, @Nullable JsonObject after) {
    List<FieldChange> changes = new ArrayList<>();
    add(changes, "", orEmpty(before), orEmpty(after));
    return changes;
  }

  private static JsonObject orEmpty(@Nullable Object object) {
    return object instanceof JsonObject fields ? fields : new JsonObject();
  }

  private void add(List<FieldChange> changes, String path, JsonObject before, JsonObject after) {
    Set<String> names = new LinkedHashSet<>(after.fieldNames());
    names.addAll(before.fieldNames());
    for (String name : names) {
      Object was = before.getValue(name);
      Object is = after.getValue(name);
      if (was instanceof JsonObject || is instanceof JsonObject) {
        add(changes, path + name + ".", orEmpty(was), orEmpty(is));
      } else if (!Objects.equals(was, is)) {
        changes.add(new FieldChange(label(path, name), value(name, was), value(name, is)));
      }
    }
  }

  private String label(String path, String name) {
    return t.knows("field." + path + name)
        ? t.say("field." + path + name)
        : t.sayOr("field." + name, name);
  }

  private String value(String name, @Nullable Object value) {
    if (value == null || value.equals("")) {
      return t.say("event.nothing");
    }
    if (value instanceof Boolean flag) {
      return t.say(flag ? "yes" : "no");
    }
    if (value instanceof JsonArray list) {
      return list.isEmpty()
          ? t.say("event.nothing")
          : list.stream().map(each -> value(name, each)).collect(joining(", "));
    }
    if (value instanceof JsonObject object) {
      return object.stream().map(each -> value(name, each.getValue())).collect(joining(" "));
    }
    return AMOUNTS.contains(name)
        ? t.decimal(value.toString())
        : t.sayOr("value." + name + "." + value, text(value.toString()));
  }

  private String text(String value) {
    try {
      return time.time(Instant.parse(value));
    } catch (DateTimeException notAnInstant) {
      return shortened(value);
    }
  }

  /** Begins as the text does, and ends between two characters. */
  private static String shortened(String text) {
    int end = text.offsetByCodePoints(0, Math.min(LONGEST, text.codePointCount(0, text.length())));
    return end == text.length() ? text : text.substring(0, end) + "…";
  }
}
