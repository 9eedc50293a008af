package dev.coterie.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The settings while they are gathered: their values, and where each comes from. */
final class SettingsTree {
  private static final String PREFIX = "COTERIE_";
  private static final Origin DEFAULT = new Origin(SettingSource.DEFAULT, "");

  private final ObjectNode root;
  private final Map<String, Origin> origins = new HashMap<>();

  private record Origin(SettingSource source, String name) {}

  SettingsTree(ObjectNode defaults) {
    this.root = defaults;
  }

  ObjectNode values() {
    return root;
  }

  /**
   * Replaces what the file names.
   *
   * @throws InvalidConfig if it names what is no setting
   */
  void replace(JsonNode contents, String file) {
    replace(root, contents, "", new Origin(SettingSource.FILE, file));
  }

  private void replace(ObjectNode settings, JsonNode changes, String prefix, Origin origin) {
    for (Map.Entry<String, JsonNode> change : changes.properties()) {
      String key = prefix + change.getKey();
      JsonNode known = settings.get(change.getKey());
      if (known == null) {
        throw new InvalidConfig(key + " is not a setting; known here: " + names(settings));
      }
      if (known instanceof ObjectNode section) {
        replace(section, change.getValue(), key + ".", origin);
      } else {
        settings.set(change.getKey(), change.getValue());
        origins.put(key, origin);
      }
    }
  }

  /** Replaces what the environment has a variable of. */
  void replace(Map<String, String> environment) {
    replace(root, environment, "");
  }

  private void replace(ObjectNode section, Map<String, String> environment, String prefix) {
    for (Map.Entry<String, JsonNode> setting : List.copyOf(section.properties())) {
      String key = prefix + setting.getKey();
      String variable = variable(key);
      String text = environment.get(variable);
      if (setting.getValue() instanceof ObjectNode inner) {
        replace(inner, environment, key + ".");
      } else if (text != null) {
        section.set(setting.getKey(), value(text, setting.getValue()));
        origins.put(key, new Origin(SettingSource.ENVIRONMENT, variable));
      }
    }
  }

  private static JsonNode value(String text, JsonNode instead) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (text.isBlank()) {
      return nodes.nullNode();
    }
    if (!instead.isArray()) {
      return nodes.textNode(text);
    }
    var list = nodes.arrayNode();
    for (String item : text.split("\\s*,\\s*", -1)) {
      list.add(item);
    }
    return list;
  }

  /** {@code http.maxBodyBytes} is {@code COTERIE_HTTP_MAX_BODY_BYTES}. */
  private static String variable(String key) {
    String variable = key.replace('.', '_').replaceAll("([a-z])([A-Z])", "$1_$2");
    return PREFIX + variable.toUpperCase(Locale.ROOT);
  }

  private static String names(ObjectNode section) {
    return section.properties().stream().map(Map.Entry::getKey).collect(Collectors.joining(", "));
  }

  /** All of them, in the order of the defaults. */
  List<Setting> list() {
    List<Setting> all = new ArrayList<>();
    add(all, root, "");
    return all;
  }

  private void add(List<Setting> all, ObjectNode section, String prefix) {
    for (Map.Entry<String, JsonNode> setting : section.properties()) {
      String key = prefix + setting.getKey();
      if (setting.getValue() instanceof ObjectNode inner) {
        add(all, inner, key + ".");
      } else {
        Origin origin = origins.getOrDefault(key, DEFAULT);
        all.add(Setting.masked(key, text(setting.getValue()), origin.source(), origin.name()));
      }
    }
  }

  private static String text(JsonNode value) {
    return value.isArray()
        ? StreamSupport.stream(value.spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining(", "))
        : value.isNull() ? "" : value.asText();
  }
}
