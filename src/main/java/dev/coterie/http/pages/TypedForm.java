package dev.coterie.http.pages;

import dev.coterie.kernel.InvalidValue;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.TextForm;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A form as it was typed, and what is wrong with its fields, so that both can be shown. */
public final class TypedForm {
  public static final TypedForm EMPTY = new TypedForm(Map.of(), UnaryOperator.identity());

  private static final int MAX_DIGITS = 9;

  private final Map<String, String> typed;
  private final UnaryOperator<String> inWords;
  private final Map<String, String> errors = new HashMap<>();

  private TypedForm(Map<String, String> typed, UnaryOperator<String> inWords) {
    this.typed = Map.copyOf(typed);
    this.inWords = inWords;
  }

  /** The form that a visit sent. */
  public static TypedForm of(Visit visit) {
    Map<String, String> typed = new HashMap<>();
    visit.form().forEach(field -> typed.put(field.getKey(), field.getValue()));
    return new TypedForm(typed, visit.texts()::answer);
  }

  /** These fields of the form that a visit sent. */
  public static TypedForm of(Visit visit, List<String> fields) {
    Map<String, String> typed = new HashMap<>();
    fields.forEach(field -> typed.put(field, visit.field(field)));
    return new TypedForm(typed, visit.texts()::answer);
  }

  /** What a visit asks for in its address, in these parameters. */
  public static TypedForm asked(Visit visit, List<String> fields) {
    Map<String, String> asked = new HashMap<>();
    fields.forEach(field -> asked.put(field, visit.query(field)));
    asked.values().removeIf(String::isEmpty);
    return new TypedForm(asked, visit.texts()::answer);
  }

  /** A form that nobody has sent yet. */
  public static TypedForm filled(Map<String, String> fields) {
    return new TypedForm(fields, UnaryOperator.identity());
  }

  /** Whether anything was typed or filled in. */
  public boolean isSent() {
    return !typed.isEmpty();
  }

  /** Empty where it was not sent. */
  public String typed(String field) {
    return typed.getOrDefault(field, "");
  }

  /** The parts of a field that takes several, with commas, semicolons or blanks between. */
  public Stream<String> parts(String field) {
    return Arrays.stream(typed(field).split("[,;\\s]+", -1))
        .filter(part -> !part.isEmpty())
        .distinct();
  }

  /** What was typed into a field, or what it holds while nothing was sent. */
  public String typed(String field, String held) {
    return isSent() ? typed(field) : held;
  }

  /** Whether a box was ticked. */
  public boolean isTicked(String field) {
    return !typed(field).isEmpty();
  }

  /** Whether a box was ticked, or is while nothing was sent. */
  public boolean isTicked(String field, boolean held) {
    return isSent() ? isTicked(field) : held;
  }

  /** A text of the form; a wrong one is rejected. */
  public String text(String field, TextForm form) {
    return read(field, form::check, "");
  }

  /** A text of the form; null for an empty field. */
  public @Nullable String textOrNull(String field, TextForm form) {
    return typed(field).isBlank() ? null : text(field, form);
  }

  /**
   * A whole number of the form; null for an empty field, and for a wrong one, which is rejected.
   */
  public @Nullable Integer wholeOrNull(String field, String whatWouldBeRight) {
    String whole = typed(field).strip();
    if (whole.isEmpty()) {
      return null;
    }
    if (!whole.matches("-?\\d{1," + MAX_DIGITS + "}")) {
      reject(field, whatWouldBeRight);
      return null;
    }
    return Integer.valueOf(whole);
  }

  /** What the field says; the fallback for what it should not, which is rejected. */
  public <T> T read(String field, Function<String, T> reading, T fallback) {
    try {
      return reading.apply(typed(field).strip());
    } catch (InvalidValue invalid) {
      reject(field, invalid.whatWouldBeRight());
      return fallback;
    }
  }

  /** Says what would be right in a field, in the language of the visit. */
  public void reject(String field, String whatWouldBeRight) {
    errors.putIfAbsent(field, inWords.apply(whatWouldBeRight));
  }

  /** Says in the fields what a refusal says of them. */
  public void reject(Refusal refusal) {
    refusal.errors().forEach(error -> reject(error.field(), error.message()));
  }

  /** What would be right; null where it is. */
  public @Nullable String error(String field) {
    return errors.get(field);
  }

  public boolean isWrong() {
    return !errors.isEmpty();
  }
}
