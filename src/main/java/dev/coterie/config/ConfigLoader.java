package dev.coterie.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the settings: built-in defaults, then the file, then the environment. */
public final class ConfigLoader {
  private static final String PREFIX = "COTERIE_";
  private static final String FILE_VARIABLE = "COTERIE_CONFIG";
  private static final Path USUAL_FILE = Path.of("conf", "coterie.yaml");
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .build();

  private ConfigLoader() {}

  /**
   * The settings of this process.
   *
   * @throws InvalidConfig if a key is unknown or a value unfit; the message names the key
   */
  public static Config load(Map<String, String> environment) {
    ObjectNode settings = defaults();
    Path file = Path.of(environment.getOrDefault(FILE_VARIABLE, USUAL_FILE.toString()));
    if (Files.exists(file)) {
      merge(settings, parse(file), "");
    } else if (environment.containsKey(FILE_VARIABLE)) {
      throw new InvalidConfig(FILE_VARIABLE + " names a file that does not exist: " + file);
    }
    override(settings, environment, "");
    return bind(settings);
  }

  private static ObjectNode defaults() {
    try (InputStream in = ConfigLoader.class.getResourceAsStream("/coterie.yaml")) {
      return (ObjectNode) YAML.readTree(in);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static JsonNode parse(Path file) {
    try {
      return YAML.readTree(file.toFile());
    } catch (JsonProcessingException cause) {
      throw new InvalidConfig(file + " is not YAML: " + cause.getOriginalMessage());
    } catch (IOException cause) {
      throw new InvalidConfig(file + " cannot be read: " + cause.getMessage());
    }
  }

  private static void merge(ObjectNode settings, JsonNode changes, String prefix) {
    for (Map.Entry<String, JsonNode> change : changes.properties()) {
      String key = prefix + change.getKey();
      JsonNode known = settings.get(change.getKey());
      if (known == null) {
        throw new InvalidConfig(key + " is not a setting; known here: " + names(settings));
      }
      if (known instanceof ObjectNode section) {
        merge(section, change.getValue(), key + ".");
      } else {
        settings.set(change.getKey(), change.getValue());
      }
    }
  }

  private static void override(ObjectNode section, Map<String, String> environment, String prefix) {
    for (Map.Entry<String, JsonNode> setting : Map.copyOf(toMap(section)).entrySet()) {
      String key = prefix + setting.getKey();
      String text = environment.get(variable(key));
      if (setting.getValue() instanceof ObjectNode inner) {
        override(inner, environment, key + ".");
      } else if (text != null) {
        section.set(setting.getKey(), value(text, setting.getValue()));
      }
    }
  }

  private static JsonNode value(String text, JsonNode instead) {
    if (text.isBlank()) {
      return YAML.nullNode();
    }
    if (!instead.isArray()) {
      return YAML.getNodeFactory().textNode(text);
    }
    var list = YAML.createArrayNode();
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

  private static Config bind(ObjectNode settings) {
    try {
      return YAML.treeToValue(settings, Config.class);
    } catch (JsonMappingException cause) {
      if (cause.getCause() instanceof InvalidConfig unfit) {
        throw unfit;
      }
      throw new InvalidConfig(key(cause) + " is not usable: " + cause.getOriginalMessage());
    } catch (JsonProcessingException cause) {
      throw new InvalidConfig("the settings are not usable: " + cause.getOriginalMessage());
    }
  }

  private static String key(JsonMappingException cause) {
    return cause.getPath().stream()
        .map(JsonMappingException.Reference::getFieldName)
        .filter(name -> name != null)
        .collect(Collectors.joining("."));
  }

  private static Map<String, JsonNode> toMap(ObjectNode section) {
    return section.properties().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static String names(ObjectNode section) {
    return section.properties().stream().map(Map.Entry::getKey).collect(Collectors.joining(", "));
  }
}
