package dev.coterie.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.lang.reflect.RecordComponent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the records of the settings, and says of each value that does not fit what would. */
final class SettingsBinder {
  private static final ObjectMapper MAPPER = mapper();

  private final SettingsTree settings;

  SettingsBinder(SettingsTree settings) {
    this.settings = settings;
  }

  private static ObjectMapper mapper() {
    ObjectMapper mapper =
        JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();
    mapper
        .coercionConfigFor(LogicalType.Boolean)
        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
    return mapper;
  }

  /**
   * The settings, checked.
   *
   * @throws InvalidConfig with all that is wrong
   */
  Config bind() {
    for (RecordComponent section : Config.class.getRecordComponents()) {
      JsonNode values = settings.values().get(section.getName());
      if (section.getType().isRecord()) {
        checkSection(section, values);
      } else if (values != null) {
        checkValue(section.getName(), section, values);
      }
    }
    settings.requireUsable();
    Optional<Config> config = read(settings.values(), MAPPER.constructType(Config.class));
    settings.requireUsable();
    return config.orElseThrow();
  }

  /** Each value by itself, and if all are of the right kind, whether they fit together. */
  private void checkSection(RecordComponent section, JsonNode values) {
    boolean fit = true;
    for (RecordComponent setting : section.getType().getRecordComponents()) {
      String key = section.getName() + "." + setting.getName();
      fit &= checkValue(key, setting, values.get(setting.getName()));
    }
    if (fit) {
      read(values, MAPPER.constructType(section.getType()));
    }
  }

  private boolean checkValue(String key, RecordComponent setting, JsonNode value) {
    JavaType type = MAPPER.constructType(setting.getGenericType());
    if (value.isNull()) {
      boolean fits = setting.getAnnotatedType().isAnnotationPresent(Nullable.class);
      if (!fits) {
        settings.complain(key, "must have a value");
      }
      return fits;
    }
    try {
      MAPPER.treeToValue(value, type);
      return true;
    } catch (JsonProcessingException cause) {
      settings.complain(key, ValueWords.wouldBeRight(type, value));
      return false;
    }
  }

  private <T> Optional<T> read(JsonNode values, JavaType type) {
    try {
      return Optional.of(MAPPER.treeToValue(values, type));
    } catch (JsonProcessingException cause) {
      if (cause.getCause() instanceof InvalidConfig unfit) {
        settings.complain(unfit.key(), unfit.whatWouldBeRight());
        return Optional.empty();
      }
      throw new IllegalStateException(cause);
    }
  }
}
