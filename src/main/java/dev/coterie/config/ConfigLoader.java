package dev.coterie.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Reads the settings: built-in defaults, then the file, then the environment. */
public final class ConfigLoader {
  private static final String FILE_VARIABLE = "COTERIE_CONFIG";
  private static final String USUAL_FILE = "conf/coterie.yaml";
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ConfigLoader() {}

  /**
   * The settings of this process.
   *
   * @throws InvalidConfig if keys are unknown or values unfit; the message names them
   */
  public static Config load(Map<String, String> environment) {
    Map<String, String> own = new HashMap<>(ServiceLinks.removedFrom(environment));
    String named = own.remove(FILE_VARIABLE);
    String file = named == null ? USUAL_FILE : named;
    SettingsTree settings = new SettingsTree((ObjectNode) parse("/coterie.yaml", reference()));
    if (Files.exists(Path.of(file))) {
      settings.replace(parse(file, contents(file)), file);
    } else if (named != null) {
      throw new InvalidConfig(FILE_VARIABLE, "names a file that does not exist: " + file);
    }
    settings.replace(own);
    return new SettingsBinder(settings).bind().with(settings.list());
  }

  /** The file of all settings, with their defaults and what they mean. */
  public static String reference() {
    try (InputStream in = ConfigLoader.class.getResourceAsStream("/coterie.yaml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static String contents(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException cause) {
      throw new InvalidConfig(file, "must be a text file in UTF-8 that this process may read");
    }
  }

  private static JsonNode parse(String file, String contents) {
    try {
      return YAML.readTree(contents);
    } catch (JsonProcessingException cause) {
      throw new InvalidConfig(file + ",", YamlMistake.inWords(cause));
    }
  }
}
