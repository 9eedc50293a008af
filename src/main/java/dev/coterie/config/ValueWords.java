package dev.coterie.config;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a value must be to be of its setting's kind. */
final class ValueWords {
  private ValueWords() {}

  /** In words that follow the setting's name, with the value that was of another kind. */
  static String wouldBeRight(JavaType type, JsonNode value) {
    String right = "must be " + kind(type);
    if (value.isContainerNode()) {
      return right;
    }
    return isTooLarge(type, value)
        ? right + " up to " + Integer.MAX_VALUE
        : right + ", not " + value.asText();
  }

  private static boolean isTooLarge(JavaType type, JsonNode value) {
    return type.hasRawClass(int.class) && value.asText().matches("\\d+");
  }

  private static String kind(JavaType type) {
    Class<?> java = type.getRawClass();
    if (type.isCollectionLikeType()) {
      JavaType item = type.getContentType();
      return item.isEnumType() ? "a list of " + names(item) : "a list, such as [one, two]";
    }
    if (java == int.class || java == long.class) {
      return "a whole number";
    }
    if (java == boolean.class) {
      return "true or false";
    }
    if (type.isEnumType()) {
      return "one of " + names(type);
    }
    if (java == ZoneId.class) {
      return "a time zone such as Europe/Berlin";
    }
    return java == Currency.class ? "an ISO 4217 currency code such as EUR" : "one text";
  }

  private static String names(JavaType type) {
    return Arrays.stream(type.getRawClass().getEnumConstants())
        .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
