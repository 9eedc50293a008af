package dev.coterie.json;

import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.InvalidValue;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.ShopCalendar;
import dev.coterie.kernel.TextForm;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object from outside, read strictly: a wrong type, a missing or an unknown
 * field is an error that names it. A field that cannot be read yields a stand-in; nothing may be
 * done with what was read before {@link #check()} has passed.
 */
public final class Fields {
  private static final String MUST_BE_TEXT = "must be a text";
  private static final String REQUIRED = "is required";
  private static final long MAX_ID = 999_999_999_999_999_999L;

  private final JsonObject json;
  private final Supplier<String> path;
  private final ValidationErrors errors;
  private final Set<String> known = new HashSet<>();

  public Fields(JsonObject json) {
    this(json, "");
  }

  /** The fields of an object that stands at the path within a larger body. */
  public Fields(JsonObject json, String path) {
    this(json, () -> path, new ValidationErrors());
  }

  private Fields(JsonObject json, Supplier<String> path, ValidationErrors errors) {
    this.json = json;
    this.path = path;
    this.errors = errors;
  }

  /** Refuses the request if a field was wrong or is not known. */
  public void check() {
    checkKnown();
    errors.refuseIfAny();
  }

  /** Whether the field is there, be it null. */
  public boolean has(String field) {
    return json.containsKey(field);
  }

  /** Whether the field is there and null. */
  public boolean isNull(String field) {
    return has(field) && json.getValue(field) == null;
  }

  public String text(String field, TextForm form) {
    return required(field, textOrNull(field, form), "");
  }

  public String text(String field, TextForm form, String otherwise) {
    String text = textOrNull(field, form);
    return text == null ? otherwise : text;
  }

  public @Nullable String textOrNull(String field, TextForm form) {
    return read(field, form::check);
  }

  /**
   * A text as the reader turns it into a value; what the reader throws is an error of the field.
   */
  public <T> @Nullable T read(String field, Function<String, T> reader) {
    return value(field, String.class, MUST_BE_TEXT, reader);
  }

  public Instant instant(String field) {
    return required(field, read(field, ShopCalendar::instant), Instant.EPOCH);
  }

  public BigDecimal amount(String field) {
    return required(field, amountOrNull(field), BigDecimal.ZERO);
  }

  public @Nullable BigDecimal amountOrNull(String field) {
    return value(field, String.class, "must be a decimal text such as \"12.50\"", Money::amount);
  }

  public Currency currency(String field, Currency standIn) {
    return required(field, currencyOrNull(field), standIn);
  }

  public @Nullable Currency currencyOrNull(String field) {
    return read(field, Money::currency);
  }

  public boolean flag(String field) {
    return required(field, flagOrNull(field), false);
  }

  public boolean flag(String field, boolean otherwise) {
    Boolean flag = flagOrNull(field);
    return flag == null ? otherwise : flag;
  }

  public @Nullable Boolean flagOrNull(String field) {
    return value(field, Boolean.class, "must be true or false", Function.identity());
  }

  public @Nullable Integer wholeOrNull(String field, int min, int max) {
    String range = "must be a whole number from " + min + " to " + max;
    return value(field, Number.class, range, number -> inRange(number, min, max, range));
  }

  /** The id of something, which has up to 18 digits. */
  public @Nullable Long idOrNull(String field) {
    String range = "must be a whole number from 0 to " + MAX_ID;
    return value(
        field,
        Number.class,
        range,
        number -> {
          boolean whole = number instanceof Integer || number instanceof Long;
          if (whole && number.longValue() >= 0 && number.longValue() <= MAX_ID) {
            return number.longValue();
          }
          throw new InvalidValue(range);
        });
  }

  public <E extends Enum<E>> E choice(String field, Class<E> choices) {
    E standIn = choices.getEnumConstants()[0];
    return required(field, choiceOrNull(field, choices), standIn);
  }

  public <E extends Enum<E>> @Nullable E choiceOrNull(String field, Class<E> choices) {
    return read(field, text -> EnumNames.read(text, choices));
  }

  /** A list of texts; none where the field is missing or null. */
  public List<String> texts(String field, TextForm form, int max) {
    List<String> texts = textsOrNull(field, form, max);
    return texts == null ? List.of() : texts;
  }

  public @Nullable List<String> textsOrNull(String field, TextForm form, int max) {
    return list(field, max, element -> form.check(typed(element, String.class, MUST_BE_TEXT)), "");
  }

  /** A list of whole numbers, each within the range; null where the field is missing or null. */
  public @Nullable List<Integer> wholesOrNull(String field, int min, int max, int maxLength) {
    String range = "must be a whole number from " + min + " to " + max;
    return list(
        field,
        maxLength,
        element -> inRange(typed(element, Number.class, range), min, max, range),
        max);
  }

  /** The fields of an object within; null where the field is missing or null. */
  public @Nullable Fields object(String field) {
    JsonObject inner = value(field, JsonObject.class, "must be an object", Function.identity());
    return inner == null ? null : new Fields(inner, () -> path.get() + field + ".", errors);
  }

  /** A list of objects as the reader reads them; an error where it is missing or too long. */
  public <T> List<T> objects(String field, int max, Function<Fields, T> reader) {
    JsonArray array = required(field, array(field, max), new JsonArray());
    List<T> all = new ArrayList<>();
    for (int index = 0; index < array.size(); index++) {
      if (array.getValue(index) instanceof JsonObject inner) {
        Fields fields = new Fields(inner, within(field, index), errors);
        all.add(reader.apply(fields));
        fields.checkKnown();
      } else {
        errors.add(at(field, index), "must be an object");
      }
    }
    return all;
  }

  /** Rejects fields that nobody read; {@link #check()} does it for the outermost object. */
  public void checkKnown() {
    json.fieldNames().stream()
        .filter(field -> !known.contains(field))
        .forEach(field -> errors.add(path.get() + field, "is not a field that is known here"));
  }

  /** Rejects the field, with a phrase that says what would be right. */
  public void reject(String field, String whatWouldBeRight) {
    errors.add(path.get() + field, whatWouldBeRight);
  }

  /** A body may repeat the key of its path, but not name another one. */
  public void requireSame(String field, String key) {
    String repeated = read(field, text -> text);
    if (repeated != null && !repeated.equals(key)) {
      reject(field, "must be the one of the path");
    }
  }

  private <T> @Nullable List<T> list(
      String field, int max, Function<@Nullable Object, T> reader, T standIn) {
    JsonArray array = array(field, max);
    if (array == null) {
      return null;
    }
    List<T> all = new ArrayList<>();
    for (int index = 0; index < array.size(); index++) {
      int at = index;
      Object element = array.getValue(index);
      T read = errors.gather(() -> at(field, at), () -> reader.apply(element));
      all.add(read == null ? standIn : read);
    }
    return all;
  }

  private @Nullable JsonArray array(String field, int max) {
    String size = "must be a list of at most " + max;
    return value(field, JsonArray.class, size, array -> atMost(array, max, size));
  }

  private <J, T> @Nullable T value(
      String field, Class<J> type, String whatWouldBeRight, Function<J, T> reader) {
    known.add(field);
    Object value = json.getValue(field);
    return value == null
        ? null
        : errors.gather(
            () -> path.get() + field, () -> reader.apply(typed(value, type, whatWouldBeRight)));
  }

  private <T> T required(String field, @Nullable T value, T standIn) {
    if (value != null) {
      return value;
    }
    if (json.getValue(field) == null) {
      errors.add(path.get() + field, REQUIRED);
    }
    return standIn;
  }

  private static <T> T typed(@Nullable Object value, Class<T> type, String whatWouldBeRight) {
    if (type.isInstance(value)) {
      return type.cast(value);
    }
    throw new InvalidValue(whatWouldBeRight);
  }

  private static JsonArray atMost(JsonArray array, int max, String size) {
    if (array.size() <= max) {
      return array;
    }
    throw new InvalidValue(size);
  }

  private static Integer inRange(Number number, int min, int max, String range) {
    boolean whole = number instanceof Integer || number instanceof Long;
    if (whole && number.longValue() >= min && number.longValue() <= max) {
      return number.intValue();
    }
    throw new InvalidValue(range);
  }

  private Supplier<String> within(String field, int index) {
    return () -> at(field, index) + ".";
  }

  private String at(String field, int index) {
    return path.get() + field + "[" + index + "]";
  }
}
