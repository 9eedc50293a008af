package dev.coterie.http;

import dev.coterie.json.Fields;
import dev.coterie.json.ValidationErrors;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.InvalidValue;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.TextForm;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of a request, read as strictly as {@link Fields}: nothing may be done with
 * what was read before {@link #check()} has passed.
 */
public final class Params {
  private static final String NOT_A_CURSOR = "must be the next of an earlier page";

  private final MultiMap query;
  private final ValidationErrors errors = new ValidationErrors();

  Params(MultiMap query) {
    this.query = query;
  }

  /** Refuses the request if a parameter was wrong. */
  public void check() {
    errors.refuseIfAny();
  }

  /** Refuses the request if it has other parameters than these. */
  public void requireKnown(Set<String> known) {
    query.names().stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> errors.add(name, "is not a parameter that is known here"));
    errors.refuseIfAny();
  }

  public @Nullable String text(String name, TextForm form) {
    return read(name, form::check);
  }

  public String text(String name, TextForm form, String otherwise) {
    String text = text(name, form);
    return text == null ? otherwise : text;
  }

  public boolean flag(String name) {
    Boolean flag = read(name, Params::flagOf);
    return flag != null && flag;
  }

  public int whole(String name, int min, int max, int otherwise) {
    Integer number = read(name, text -> wholeOf(text, min, max));
    return number == null ? otherwise : number;
  }

  public <E extends Enum<E>> @Nullable E choice(String name, Class<E> choices) {
    return read(name, text -> EnumNames.read(text, choices));
  }

  /** {@code limit} and {@code cursor}. */
  public PageRequest page() {
    int limit = whole("limit", 1, PageRequest.MAX, PageRequest.USUAL);
    String after = read("cursor", Params::keyOf);
    return new PageRequest(after == null ? "" : after, limit);
  }

  /** {@code limit} and {@code cursor} of a list whose keys are numbers. */
  public PageRequest pageByNumber() {
    PageRequest page = page();
    if (!page.after().matches("\\d{0,18}")) {
      errors.add("cursor", NOT_A_CURSOR);
    }
    return page;
  }

  /** A parameter as the reader turns it into a value; what the reader throws is an error of it. */
  public <T> @Nullable T read(String name, Function<String, T> reader) {
    List<String> values = query.getAll(name);
    if (values.isEmpty()) {
      return null;
    }
    if (values.size() > 1) {
      errors.add(name, "must be given once");
      return null;
    }
    return errors.gather(() -> name, () -> reader.apply(values.get(0)));
  }

  /** Rejects the parameter, with a phrase that says what would be right. */
  public void reject(String name, String whatWouldBeRight) {
    errors.add(name, whatWouldBeRight);
  }

  /** True or false. */
  public static Boolean flagOf(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new InvalidValue("must be true or false");
    };
  }

  private static Integer wholeOf(String text, int min, int max) {
    if (text.matches("\\d{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= min && number <= max) {
        return number;
      }
    }
    throw new InvalidValue("must be a whole number from " + min + " to " + max);
  }

  private static String keyOf(String cursor) {
    return Cursor.key(cursor).orElseThrow(() -> new InvalidValue(NOT_A_CURSOR));
  }
}
