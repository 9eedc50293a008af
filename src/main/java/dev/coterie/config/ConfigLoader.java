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
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the settings: built-in defaults, then the file, then the environment. */
public final class ConfigLoader {
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
    SettingsTree settings = new SettingsTree(defaults());
    Path file = Path.of(environment.getOrDefault(FILE_VARIABLE, USUAL_FILE.toString()));
    if (Files.exists(file)) {
      settings.replace(parse(file), file.toString());
    } else if (environment.containsKey(FILE_VARIABLE)) {
      throw new InvalidConfig(FILE_VARIABLE + " names a file that does not exist: " + file);
    }
    settings.replace(environment);
    return bind(settings.values()).with(settings.list());
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
}
