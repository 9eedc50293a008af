package dev.coterie.config;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * The settings while they are gathered: their values, where each comes from, and what is wrong with
 * them.
 */
final class SettingsTree {
  private static final String PREFIX = "COTERIE_";
  private static final Origin DEFAULT = new Origin(SettingSource.DEFAULT, "");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final ObjectNode root;
  private final Map<String, Origin> origins = new HashMap<>();
  private final List<String> complaints = new ArrayList<>();

  private record Origin(SettingSource source, String name) {
    String after(String key) {
      return name.isEmpty() ? key : key + " (" + name + ")";
    }
  }

  /** A place for a value. */
  private record Leaf(ObjectNode section, String name, String key) {
    JsonNode value() {
      return section.get(name);
    }
  }

  SettingsTree(ObjectNode defaults) {
    this.root = defaults;
  }

  ObjectNode values() {
    return root;
  }

  /** Notes what is wrong with a setting; where its value comes from is said with it. */
  void complain(String key, String whatWouldBeRight) {
    complaints.add(origins.getOrDefault(key, DEFAULT).after(key) + " " + whatWouldBeRight);
  }

  /**
   * Ends the start with all complaints at once.
   *
   * @throws InvalidConfig if there are any
   */
  void requireUsable() {
    if (!complaints.isEmpty()) {
      throw new InvalidConfig(complaints);
    }
  }

  /** Replaces what the file names. */
  void replace(JsonNode contents, String file) {
    if (contents.isArray() || contents.isTextual()) {
      complaints.add(file + " must hold sections with settings: " + names(root));
    }
    replace(root, contents, "", new Origin(SettingSource.FILE, file));
  }

  private void replace(ObjectNode section, JsonNode changes, String prefix, Origin origin) {
    for (Map.Entry<String, JsonNode> change : changes.properties()) {
      String key = prefix + change.getKey();
      JsonNode known = section.get(change.getKey());
      if (known == null) {
        String others = "known here: " + names(section);
        complaints.add(origin.after(key) + unknown(key, keys(section, prefix), others));
      } else if (known instanceof ObjectNode inner) {
        replaceSection(inner, change.getValue(), key, origin);
      } else {
        set(new Leaf(section, change.getKey(), key), change.getValue(), origin);
      }
    }
  }

  /** A section without a value is one whose settings are commented out. */
  private void replaceSection(ObjectNode section, JsonNode changes, String key, Origin origin) {
    if (changes.isObject()) {
      replace(section, changes, key + ".", origin);
    } else if (!changes.isNull()) {
      complaints.add(origin.after(key) + " must be a section with settings: " + names(section));
    }
  }

  private void set(Leaf setting, JsonNode value, Origin origin) {
    boolean emptied = value.isNull() && setting.value().isArray();
    setting.section().set(setting.name(), emptied ? NODES.arrayNode() : value);
    origins.put(setting.key(), origin);
  }

  /** Replaces what the environment has a variable of. */
  void replace(Map<String, String> environment) {
    Set<String> known = new TreeSet<>();
    for (Leaf setting : leaves()) {
      String variable = variable(setting.key());
      String text = environment.get(variable);
      known.add(variable);
      if (text != null) {
        Origin origin = new Origin(SettingSource.ENVIRONMENT, variable);
        set(setting, value(text, setting.value()), origin);
      }
    }
    environment.keySet().stream()
        .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
        .sorted()
        .forEach(name -> complaints.add(name + unknown(name, known, "--help lists them all")));
  }

  private static String unknown(String name, Set<String> known, String otherwise) {
    return " is not a setting; "
        + NearName.of(name, known).map(near -> "did you mean " + near + "?").orElse(otherwise);
  }

  private static JsonNode value(String text, JsonNode instead) {
    if (text.isBlank()) {
      return NODES.nullNode();
    }
    if (!instead.isArray()) {
      return NODES.textNode(text);
    }
    ArrayNode list = NODES.arrayNode();
    for (String item : text.split("\\s*,\\s*", -1)) {
      list.add(item);
    }
    return list;
  }

  /** {@code http.maxBodyBytes} is {@code COTERIE_HTTP_MAX_BODY_BYTES}. */
  static String variable(String key) {
    String variable = key.replace('.', '_').replaceAll("([a-z])([A-Z])", "$1_$2");
    return PREFIX + variable.toUpperCase(Locale.ROOT);
  }

  private static String names(ObjectNode section) {
    return section.properties().stream().map(Map.Entry::getKey).collect(joining(", "));
  }

  private static Set<String> keys(ObjectNode section, String prefix) {
    return section.properties().stream()
        .map(setting -> prefix + setting.getKey())
        .collect(toCollection(TreeSet::new));
  }

  /** All of them, in the order of the defaults. */
  List<Setting> list() {
    return leaves().stream().map(this::described).toList();
  }

  private Setting described(Leaf setting) {
    Origin origin = origins.getOrDefault(setting.key(), DEFAULT);
    return Setting.masked(setting.key(), text(setting.value()), origin.source(), origin.name());
  }

  private List<Leaf> leaves() {
    List<Leaf> all = new ArrayList<>();
    add(all, root, "");
    return all;
  }

  private static void add(List<Leaf> all, ObjectNode section, String prefix) {
    for (Map.Entry<String, JsonNode> setting : section.properties()) {
      String key = prefix + setting.getKey();
      if (setting.getValue() instanceof ObjectNode inner) {
        add(all, inner, key + ".");
      } else {
        all.add(new Leaf(section, setting.getKey(), key));
      }
    }
  }

  private static String text(JsonNode value) {
    return value.isArray()
        ? StreamSupport.stream(value.spliterator(), false)
            .map(JsonNode::asText)
            .collect(joining(", "))
        : value.isNull() ? "" : value.asText();
  }
}
